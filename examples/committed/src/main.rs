//! Asks the questions of `docs/parcel.mmd` one by one, and knows none of them by name: it works with any chart.

mod parcel;

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use parcel::{Question, Walker};

fn main() -> ExitCode {
    match ask() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn ask() -> io::Result<()> {
    let mut walker = Walker::new();
    let mut lines = io::stdin().lock().lines();
    while let Some(question) = walker.question() {
        let answers: Vec<_> = question.answers().map(|answer| answer.to_string()).collect();
        print!("{question} [{}, back] ", answers.join(", "));
        io::stdout().flush()?;
        let Some(line) = lines.next().transpose()? else {
            break;
        };
        println!("{line}");
        if line.trim() == "back" {
            walker.back();
        } else if let Some(answer) = Question::answer(question, &line) {
            // It is an answer to the question that is asked.
            let _ = walker.answer(answer);
        } else {
            println!("That is none of the answers.");
        }
    }
    for outcome in walker.decision().outcomes() {
        println!("{outcome}.");
    }
    Ok(())
}
