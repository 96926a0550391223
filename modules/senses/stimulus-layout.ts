/** Numbers of the stimulus format (docs/stimulus-format.md), for its writer and its reader. Little-endian. */

/** "FXST" read as a little-endian u32. */
export const STIMULUS_MAGIC = 0x54535846;
export const STIMULUS_MAJOR = 1;
export const STIMULUS_MINOR = 0;

export const StimulusHeader = Object.freeze({
	MAGIC: 0,
	MAJOR: 4,
	MINOR: 5,
	/** Width of an index: that of the image it was recorded for. */
	ID_BYTES: 6,
	/** 1: u8 potentials; 4: f32 potentials. */
	VALUE_BYTES: 7,
	STIMULUS_BYTES: 8,
	/** After this many bursts the recording starts again. */
	PERIOD: 12,
	BLOCK_COUNT: 16,
	EVENT_COUNT: 20,
	/** Byte offset of the indices, one per event. */
	INDICES: 24,
	/** Byte offset of the potentials, one per event. */
	VALUES: 28,
	/** Neurons of the image it was recorded for. */
	NEURON_COUNT: 32,
	/** CRC32 over everything before it and everything after it. */
	CRC: 36,
	BYTES: 40,
});

/** Blocks follow the header, by ascending burst, then area. */
export const StimulusBlock = Object.freeze({
	/** 0 … PERIOD − 1. */
	BURST: 0,
	AREA: 4,
	/** First event and number of events; area-local indices ascend within a block. */
	FIRST: 8,
	COUNT: 12,
	BYTES: 16,
});
