fn main() -> Result<(), mermaidc::build::Error> {
    mermaidc::build("docs/backup.md")
}
