//! Runs cases through feagi-core and writes what it did: `feagi-conformance cases.json.gz traces.json.gz`.

mod brain;
mod case;

use brain::Brain;
use case::{Burst, Case, Trace};
use flate2::{read::GzDecoder, Compression, GzBuilder};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::panic::{catch_unwind, AssertUnwindSafe};

type Failure = Box<dyn std::error::Error>;

/// Runs of each case, all with other hash seeds and, for networks, another order of synapses. FEAGI sums in the
/// order of its hash maps, so a sum whose rounding depends on the order shows up as a difference between runs.
const RUNS: u64 = 12;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        return Err("usage: feagi-conformance cases.json.gz traces.json.gz".into());
    };
    let cases: Vec<Case> = serde_json::from_reader(BufReader::new(GzDecoder::new(File::open(from)?)))?;
    std::panic::set_hook(Box::new(|_| {}));
    let traces: Vec<Trace> = cases.iter().map(trace).collect();
    // No time stamp and no name: the same traces are the same file.
    let mut file = GzBuilder::new().mtime(0).write(BufWriter::new(File::create(to)?), Compression::best());
    writeln!(file, "[")?;
    for (i, trace) in traces.iter().enumerate() {
        serde_json::to_writer(&mut file, trace)?;
        writeln!(file, "{}", if i + 1 < traces.len() { "," } else { "" })?;
    }
    writeln!(file, "]")?;
    file.finish()?.flush()?;
    let count = |test: fn(&Trace) -> bool| traces.iter().filter(|trace| test(trace)).count();
    println!("{} cases", traces.len());
    println!("{} refused", count(|trace| trace.error.is_some()));
    println!("{} depend on FEAGI's order of summation", count(|trace| trace.order_dependent.is_some()));
    println!("{} with ids in FEAGI's own order", count(|trace| !trace.canonical_ids));
    println!("{} whose network differs from their genome", count(|trace| trace.network_bursts.is_some()));
    Ok(())
}

fn trace(case: &Case) -> Trace {
    let result =
        catch_unwind(AssertUnwindSafe(|| run(case))).unwrap_or_else(|_| Err("FEAGI panicked".into()));
    result.unwrap_or_else(|error| Trace {
        name: case.name.clone(),
        error: Some(error.to_string()),
        canonical_ids: false,
        neurons: BTreeMap::new(),
        synapses: 0,
        bursts: Vec::new(),
        order_dependent: None,
        network_bursts: None,
    })
}

fn run(case: &Case) -> Result<Trace, Failure> {
    let grow = |_| Brain::from_genome(case.genome.get());
    let brain = grow(0)?;
    let mut bursts = brain.run(&case.bursts)?;
    let mut agreeing = agreeing(&bursts, grow, case)?;
    let mut network_bursts = None;
    if let Some(network) = &case.network {
        let wire = |seed| Brain::from_network(network, seed);
        let mut wired = wire(0)?.run(&case.bursts)?;
        agreeing = agreeing.min(self::agreeing(&wired, wire, case)?);
        wired.truncate(agreeing);
        network_bursts = (wired != bursts[..agreeing]).then_some(wired);
    }
    bursts.truncate(agreeing);
    Ok(Trace {
        name: case.name.clone(),
        error: None,
        canonical_ids: brain.canonical_ids,
        neurons: brain.neurons(),
        synapses: brain.synapses(),
        bursts,
        order_dependent: (agreeing < case.bursts.len()).then_some(agreeing),
        network_bursts,
    })
}

/// Leading bursts in which all runs do the same.
fn agreeing(
    bursts: &[Burst],
    make: impl Fn(u64) -> Result<Brain, Failure>,
    case: &Case,
) -> Result<usize, Failure> {
    let mut agreeing = bursts.len();
    for seed in 1..RUNS {
        let again = make(seed)?.run(&case.bursts)?;
        agreeing = bursts.iter().zip(&again).take(agreeing).take_while(|(a, b)| a == b).count();
    }
    Ok(agreeing)
}
