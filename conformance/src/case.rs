//! What generate-cases.ts writes and what compare.test.ts reads.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Area (base64), x, y, z, potential.
pub type Injection = (String, u32, u32, u32, f32);

#[derive(Deserialize)]
pub struct Case {
    pub name: String,
    /// For FEAGI's loader and neuroembryogenesis, which get its text as it is.
    pub genome: Box<RawValue>,
    /// The same brain, neuron by neuron and synapse by synapse, for the burst engine alone.
    pub network: Option<Network>,
    /// Sensory input per burst, in order.
    pub bursts: Vec<Vec<Injection>>,
}

#[derive(Deserialize)]
pub struct Network {
    /// _death, _power, _fatigue, then the others: the order of their neurons' ids.
    pub areas: Vec<Area>,
    pub synapses: Vec<Synapse>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Area {
    pub id: String,
    pub dimensions: [u32; 3],
    pub neurons_per_voxel: u32,
    pub threshold: f32,
    pub increments: [f32; 3],
    pub limit: f32,
    pub refractory: u16,
    pub snooze: u16,
    pub fire_limit: u16,
    pub excitability: f32,
    pub leak: f32,
    pub accumulates: bool,
    pub driven: bool,
    pub uniform: bool,
}

/// Source and target as neuron ids, weight, PSP, inhibitory.
#[derive(Deserialize)]
pub struct Synapse(pub u32, pub u32, pub u8, pub u8, pub bool);

/// One burst. Neurons are named `x,y,z`, and `x,y,z#n` for the n-th further neuron of a voxel.
#[derive(Clone, PartialEq, Serialize)]
pub struct Burst {
    /// Neurons that fired, by area.
    pub fired: BTreeMap<String, Vec<String>>,
    /// Potentials as the hexadecimal bits of a binary32, by area; all others are +0.
    pub mp: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    pub name: String,
    /// Why there are no bursts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Whether neuron ids follow the area order of `Network`; they decide the excitability draws.
    pub canonical_ids: bool,
    /// First neuron id (0 unless `canonical_ids`) and number of neurons, by area.
    pub neurons: BTreeMap<String, (u32, u32)>,
    pub synapses: usize,
    /// What FEAGI did with the genome.
    pub bursts: Vec<Burst>,
    /// From this burst on (counted from 0) FEAGI itself answers differently from run to run, as it sums
    /// contributions in the order of its hash maps: `bursts` ends there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_dependent: Option<usize>,
    /// What the burst engine did with the network, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_bursts: Option<Vec<Burst>>,
}
