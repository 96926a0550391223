//! Brains in FEAGI's burst engine, and what can be seen of them.

use crate::case::{Burst, Injection, Network};
use feagi_brain_development::{ConnectomeManager, Neuroembryogenesis};
use feagi_evolutionary::{ensure_core_components, load_genome_from_json, RuntimeGenome};
use feagi_npu_burst_engine::backend::CPUBackend;
use feagi_npu_burst_engine::{DynamicNPU, TracingMutex};
use feagi_npu_neural::types::{NeuronId, SynapticPsp, SynapticWeight};
use feagi_npu_neural::SynapseType;
use feagi_npu_runtime::StdRuntime;
use feagi_structures::genomic::cortical_area::CorticalID;
use parking_lot::RwLock;
use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

type Failure = Box<dyn std::error::Error>;

/// Core areas have the cortical indices 0 to 2 whatever the order.
const CORE: [&str; 3] = ["___death", "___power", "___fatig"];
/// Orders of a genome's areas that are tried for the one that makes neuron ids canonical.
const ORDERS: usize = 100_000;

struct Area {
    id: CorticalID,
    name: String,
    /// Neuron id and name, by ascending id.
    neurons: Vec<(u32, String)>,
}

pub struct Brain {
    npu: Arc<TracingMutex<DynamicNPU>>,
    areas: Vec<Area>,
    pub canonical_ids: bool,
}

impl Brain {
    /// Neurons and synapses one by one; no genome is involved. `shuffle` is the seed of the synapses' order.
    pub fn from_network(network: &Network, shuffle: u64) -> Result<Self, Failure> {
        let mut npu = new_npu(
            network.areas.iter().map(|a| a.dimensions.iter().product::<u32>() * a.neurons_per_voxel).sum(),
            network.synapses.len(),
        )?;
        let mut ids = Vec::new();
        for (index, area) in network.areas.iter().enumerate() {
            let index = index as u32;
            let id = CorticalID::try_from_base_64(&area.id).map_err(|e| e.to_string())?;
            npu.register_cortical_area(index, area.id.clone());
            if index < 3 {
                // Registering a core area makes its neuron; its parameters are set afterwards.
                npu.update_cortical_area_threshold_with_gradient(
                    index,
                    area.threshold,
                    area.increments[0],
                    area.increments[1],
                    area.increments[2],
                );
                npu.update_cortical_area_threshold_limit(index, area.limit);
                npu.update_cortical_area_leak(index, area.leak);
                npu.update_cortical_area_excitability(index, area.excitability);
                npu.update_cortical_area_refractory_period(index, area.refractory);
                npu.update_cortical_area_consecutive_fire_limit(index, area.fire_limit);
                npu.update_cortical_area_snooze_period(index, area.snooze);
                npu.update_cortical_area_mp_charge_accumulation(index, area.accumulates);
            } else {
                let [width, height, depth] = area.dimensions;
                npu.create_cortical_area_neurons(
                    index,
                    width,
                    height,
                    depth,
                    area.neurons_per_voxel,
                    area.threshold,
                    area.increments[0],
                    area.increments[1],
                    area.increments[2],
                    if area.limit == 0.0 { f32::MAX } else { area.limit },
                    area.leak,
                    0.0,
                    0,
                    area.refractory,
                    area.excitability,
                    if area.fire_limit == 0 { u16::MAX } else { area.fire_limit },
                    area.snooze,
                    area.accumulates,
                )
                .map_err(|e| e.to_string())?;
            }
            npu.set_mp_driven_psp_flag(id, area.driven);
            npu.set_psp_uniform_distribution_flag(id, area.uniform);
            ids.push((index, id));
        }
        let mut synapses: Vec<_> = network.synapses.iter().enumerate().collect();
        if shuffle > 0 {
            synapses.sort_by_key(|(i, _)| mix(shuffle << 32 ^ *i as u64));
        }
        for (_, s) in synapses {
            let kind = if s.4 { SynapseType::Inhibitory } else { SynapseType::Excitatory };
            npu.add_synapse(NeuronId(s.0), NeuronId(s.1), SynapticWeight(s.2), SynapticPsp(s.3), kind)
                .map_err(|e| e.to_string())?;
        }
        npu.rebuild_synapse_index();
        Ok(Self::observe(Arc::new(TracingMutex::new(npu, "conformance")), ids))
    }

    /// FEAGI's own way from a genome to a brain.
    pub fn from_genome(json: &str) -> Result<Self, Failure> {
        let mut genome = load_genome_from_json(json).map_err(|e| e.to_string())?;
        ensure_core_components(&mut genome);
        order_areas(&mut genome);
        let neurons = genome.cortical_areas.values().map(|area| {
            let voxels = area.dimensions.width * area.dimensions.height * area.dimensions.depth;
            voxels * area.properties.get("neurons_per_voxel").and_then(|v| v.as_u64()).unwrap_or(1) as u32
        });
        let npu = Arc::new(TracingMutex::new(new_npu(neurons.sum(), 200_000)?, "conformance"));
        let mut manager = ConnectomeManager::new_for_testing_with_npu(npu.clone());
        for (name, morphology) in genome.morphologies.iter() {
            manager.upsert_morphology(name.clone(), morphology.clone());
        }
        let manager = Arc::new(RwLock::new(manager));
        Neuroembryogenesis::new(manager.clone()).develop_from_genome(&genome).map_err(|e| e.to_string())?;
        let ids = genome
            .cortical_areas
            .keys()
            .map(|id| Ok((manager.read().get_cortical_idx(id).ok_or("an area without an index")?, *id)))
            .collect::<Result<Vec<_>, Failure>>()?;
        Ok(Self::observe(npu, ids))
    }

    fn observe(npu: Arc<TracingMutex<DynamicNPU>>, ids: Vec<(u32, CorticalID)>) -> Self {
        let mut areas: Vec<Area> = Vec::new();
        {
            let npu = npu.lock().unwrap();
            for (index, id) in ids {
                let mut neurons = npu.get_neurons_in_cortical_area(index);
                neurons.sort_unstable();
                let mut seen: HashMap<(u32, u32, u32), u32> = HashMap::new();
                let named = neurons.into_iter().map(|neuron| {
                    let (x, y, z) = npu.get_neuron_coordinates(neuron).unwrap();
                    let earlier = seen.entry((x, y, z)).or_insert(0);
                    let name =
                        if *earlier == 0 { format!("{x},{y},{z}") } else { format!("{x},{y},{z}#{earlier}") };
                    *earlier += 1;
                    (neuron, name)
                });
                areas.push(Area { name: id.as_base_64(), id, neurons: named.collect() });
            }
        }
        areas.sort_by_key(|area| rank(&area.id));
        let ids = areas.iter().flat_map(|area| &area.neurons);
        let canonical_ids = ids.enumerate().all(|(i, (id, _))| *id == i as u32);
        Self { npu, areas, canonical_ids }
    }

    /// First id (0 where ids are FEAGI's whim) and number, by area.
    pub fn neurons(&self) -> BTreeMap<String, (u32, u32)> {
        let first = |area: &Area| area.neurons.first().map_or(0, |n| n.0) * self.canonical_ids as u32;
        let span = |area: &Area| (first(area), area.neurons.len() as u32);
        self.areas.iter().map(|area| (area.name.clone(), span(area))).collect()
    }

    pub fn synapses(&self) -> usize {
        self.npu.lock().unwrap().get_synapse_count()
    }

    pub fn run(&self, bursts: &[Vec<Injection>]) -> Result<Vec<Burst>, Failure> {
        bursts.iter().map(|injections| self.burst(injections)).collect()
    }

    fn burst(&self, injections: &[Injection]) -> Result<Burst, Failure> {
        let mut npu = self.npu.lock().unwrap();
        for (area, x, y, z, potential) in injections {
            let id = CorticalID::try_from_base_64(area).map_err(|e| e.to_string())?;
            npu.inject_sensory_xyzp_by_id(&id, &[(*x, *y, *z, *potential)]);
        }
        let result = npu.process_burst().map_err(|e| e.to_string())?;
        let spikes: std::collections::HashSet<u32> = result.fired_neurons.iter().map(|n| n.0).collect();
        let mut burst = Burst { fired: BTreeMap::new(), mp: BTreeMap::new() };
        for area in &self.areas {
            for (neuron, name) in &area.neurons {
                if spikes.contains(neuron) {
                    burst.fired.entry(area.name.clone()).or_default().push(name.clone());
                }
                let mp = npu.get_neuron_property_by_index(*neuron as usize, "membrane_potential").unwrap();
                // The bits of a NaN say nothing: every engine has its own.
                let bits = if mp.is_nan() { 0x7fc0_0000 } else { mp.to_bits() };
                if bits != 0 {
                    burst
                        .mp
                        .entry(area.name.clone())
                        .or_default()
                        .insert(name.clone(), format!("{bits:08x}"));
                }
            }
        }
        Ok(burst)
    }
}

/// splitmix64.
fn mix(seed: u64) -> u64 {
    let z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn new_npu(neurons: u32, synapses: usize) -> Result<DynamicNPU, Failure> {
    DynamicNPU::new_f32(StdRuntime::new(), CPUBackend::new(), neurons as usize + 16, synapses + 16, 10)
        .map_err(|e| e.to_string().into())
}

/// _death, _power, _fatigue, then the others by ascending id.
fn rank(id: &CorticalID) -> (usize, [u8; 8]) {
    let mut bytes = [0; 8];
    id.write_id_to_bytes(&mut bytes);
    (CORE.iter().position(|core| core.as_bytes() == bytes).unwrap_or(CORE.len()), bytes)
}

/// FEAGI creates neurons in the order of a randomly seeded hash map: draws seeds until the order is `rank`'s.
/// Core areas come first anyway, each at its own place among themselves.
fn order_areas(genome: &mut RuntimeGenome) {
    let ids: Vec<CorticalID> = genome.cortical_areas.keys().copied().collect();
    for _ in 0..ORDERS {
        let state = RandomState::new();
        let mut probe = HashMap::with_capacity_and_hasher(ids.len(), state.clone());
        probe.extend(ids.iter().map(|id| (*id, ())));
        let (core, others): (Vec<_>, Vec<_>) = probe.keys().map(rank).partition(|rank| rank.0 < CORE.len());
        if core.is_sorted() && others.is_sorted() {
            let mut areas = HashMap::with_capacity_and_hasher(ids.len(), state);
            for id in &ids {
                areas.insert(*id, genome.cortical_areas.remove(id).unwrap());
            }
            genome.cortical_areas = areas;
            return;
        }
    }
}
