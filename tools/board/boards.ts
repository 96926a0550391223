/**
 * What a board offers a brain. Heaps are what is free at boot, without Wi-Fi, as ESP-IDF prints it or users report it,
 * and not measurements of this firmware: everything computed from them is `predicted`. The firmware measures its own
 * board and reports that.
 */
export interface Board {
	readonly name: string;
	/** Bytes of SRAM on the chip that the heap offers. */
	readonly sram: number;
	/**
	 * Bytes of the heap's pieces that the state may have, largest first; the others, and what XS and tasks break up, are
	 * for the rest. An image whose state is not laid out for them (`compile --board`) needs all of it in the first.
	 */
	readonly blocks: readonly number[];
	/** Bytes of external RAM, which large blocks are taken from; 0: none. */
	readonly psram: number;
	readonly core: Core;
	readonly clockMHz: number;
	/** Binary32 in hardware. */
	readonly fpu: boolean;
	/** This repository has a build for it (tools/firmware/targets.ts). */
	readonly builds: boolean;
	readonly heapSource: string;
	readonly clockSource: string;
}

/** Instruction sets, as bench/bare and bench/results/kernels.json name them. */
export const CORES = ["rv32imc", "rv32imac", "rv32imafc", "lx6", "lx7"] as const;
export type Core = (typeof CORES)[number];

const REPORTS = "users' reports, rounded; no boot log at hand";
/** 289 + 59 + 32 KiB. */
const S3_LOG = "boot log in github.com/espressif/esp-protocols/issues/181: 289, 59 and 32 KiB";

export const BOARDS: readonly Board[] = Object.freeze([
	{
		name: "esp32",
		sram: 290 * 1024,
		blocks: [110 * 1024, 96 * 1024],
		psram: 0,
		core: "lx6",
		clockMHz: 240,
		fpu: true,
		builds: true,
		heapSource:
			"boot log in github.com/esphome/firmware/pull/242: 6, 158, 14 and 111 KiB; XS and tasks break up the second, of which 96 KiB in one piece are assumed",
		clockSource: "ESP32 datasheet, CPU and memory",
	},
	{
		name: "esp32s3",
		sram: 380 * 1024,
		blocks: [289 * 1024],
		psram: 0,
		core: "lx7",
		clockMHz: 240,
		fpu: true,
		builds: true,
		heapSource: S3_LOG,
		clockSource: "ESP32-S3 datasheet, CPU and memory",
	},
	{
		name: "esp32s3-psram",
		sram: 380 * 1024,
		blocks: [289 * 1024],
		psram: 8 * 1024 * 1024,
		core: "lx7",
		clockMHz: 240,
		fpu: true,
		builds: true,
		heapSource: `${S3_LOG}; external RAM: ESP32-S3-WROOM-1 datasheet, modules R8`,
		clockSource: "ESP32-S3 datasheet, CPU and memory",
	},
	{
		name: "esp32c3",
		sram: 320 * 1024,
		blocks: [280 * 1024],
		psram: 0,
		core: "rv32imc",
		clockMHz: 160,
		fpu: false,
		builds: true,
		heapSource: REPORTS,
		clockSource: "ESP32-C3 datasheet, CPU and memory",
	},
	{
		name: "esp32c6",
		sram: 409_124,
		blocks: [376_820],
		psram: 0,
		core: "rv32imac",
		clockMHz: 160,
		fpu: false,
		builds: true,
		heapSource:
			"free bytes and largest block of an Arduino sketch, reported in github.com/espressif/arduino-esp32/issues/10612",
		clockSource: "ESP32-C6 datasheet, CPU and memory; the same report",
	},
	{
		name: "esp32p4",
		sram: 530 * 1024,
		blocks: [384 * 1024],
		psram: 0,
		core: "rv32imafc",
		clockMHz: 360,
		fpu: true,
		builds: false,
		heapSource: "boot log in github.com/espressif/esp-hosted-mcu/issues/67: 128, 18 and 384 KiB",
		clockSource: "ESP-IDF, default of ESP_DEFAULT_CPU_FREQ_MHZ for chips before revision 3",
	},
]);

/** Boards that somebody may ask for, and why nothing can be said of them. */
export const UNKNOWN_BOARDS: Readonly<Record<string, string>> = Object.freeze({
	rp2350:
		"no report of its free heap is at hand that is not another firmware's setting, and its cores were not counted",
});

/** For estimates of datacentres: how many neurons so much memory holds, and nothing else. */
export const GPU = Object.freeze({ name: "gpu-80gb", bytes: 80e9 });
