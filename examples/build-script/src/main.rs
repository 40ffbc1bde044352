//! Decides by the chart in `docs/backup.md`, which the build script compiles.

include!(concat!(env!("OUT_DIR"), "/backup.rs"));

/// What is known of a machine.
struct Machine {
    name: &'static str,
    unique_data: bool,
    change: Change,
    terabytes: u32,
}

fn backup(machine: &Machine) -> Option<Outcome> {
    Answers::NONE
        .data(machine.unique_data.into())
        .change(machine.change)
        .size((machine.terabytes > 1).into())
        .decide()
        .outcome()
}

fn main() {
    let machines = [
        Machine { name: "web-1", unique_data: false, change: Change::Daily, terabytes: 0 },
        Machine { name: "mail", unique_data: true, change: Change::Daily, terabytes: 4 },
        Machine { name: "wiki", unique_data: true, change: Change::Rarely, terabytes: 0 },
    ];
    for machine in &machines {
        match backup(machine) {
            Some(outcome) => println!("{}: {outcome}", machine.name),
            None => println!("{}: undecided", machine.name),
        }
    }
}
