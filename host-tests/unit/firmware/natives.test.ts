import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Header, MAGIC } from "../../../modules/connectome/layout.js";
import { board, check, missingForCheck, missingForRun } from "./board.js";

const unchecked = missingForCheck();
const watchdog = ["CONFIG_ESP_TASK_WDT_INIT=1", "CONFIG_ESP_TASK_WDT_TIMEOUT_S=10"];
const uart = "CONFIG_ESP_CONSOLE_UART_NUM=0";
const noUart = "CONFIG_ESP_CONSOLE_UART_NUM=-1";
const usb = "CONFIG_ESP_CONSOLE_USB_SERIAL_JTAG_ENABLED=1";
const further = ["MODDEF_CONSOLE_UART=1", "MODDEF_CONSOLE_TRANSMIT=17", "MODDEF_CONSOLE_RECEIVE=16"];
const builds: Record<string, string[]> = {
	"esp32 release": ["ESP32=1", uart, ...watchdog],
	"esp32 debug": ["ESP32=1", "mxDebug=1", noUart],
	"esp32 debug with a further UART": ["ESP32=1", "mxDebug=1", noUart, ...further],
	"esp32s3 instrumented": ["ESP32=3", uart, usb, ...watchdog, "MODINSTRUMENTATION=1", "mxInstrument=1"],
	"esp32s3 release with PSRAM": [
		"ESP32=3",
		uart,
		usb,
		...watchdog,
		"CONFIG_SPIRAM=1",
		"CONFIG_SPIRAM_USE_MALLOC=1",
	],
	"esp32c3 release": ["ESP32=4", uart, usb, ...watchdog],
	"esp32c6 release with a further UART": ["ESP32=5", uart, usb, ...watchdog, ...further],
};

describe.skipIf(unchecked)(`the SDK's headers${unchecked ? `: skipped, ${unchecked}` : ""}`, () => {
	const names = ["board", "board-boots", "board-brain", "board-console", "board-pins", "board-watchdog"];
	test.each(Object.entries(builds))("take the natives without a warning: %s", (_build, defines) => {
		for (const name of names) expect(check(name, defines)).toBe("");
	});
});

describe.skipIf(missingForRun)(
	`natives on the host${missingForRun ? `: skipped, ${missingForRun}` : ""}`,
	() => {
		/** A partition of `bytes` whose image says that it has `imageBytes` and the checksum `crc`. */
		function partition(bytes: number, imageBytes: number, crc = 7, magic = MAGIC): Buffer {
			const content = Buffer.alloc(bytes, 0xff);
			content.writeUInt32LE(magic, Header.MAGIC);
			content.writeUInt32LE(imageBytes, Header.IMAGE_BYTES);
			content.writeUInt32LE(crc, Header.CRC);
			return content;
		}

		describe("the brain partition", () => {
			const { files, powerOn } = board();
			const put = (content: Buffer) => writeFileSync(join(files, "partition"), content);

			test("shows the image, as long as its header says, in place and read-only, mapped once", () => {
				put(partition(4096, 1000));
				const image = "1000 bytes from 46, in place, read-only";
				expect(powerOn("brain brain")).toEqual(["mmap 1000", image, image]);
			});

			test("shows nothing where flash is erased, or where there is no such partition", () => {
				put(Buffer.alloc(4096, 0xff));
				expect(powerOn("brain")).toEqual(["nothing"]);
				rmSync(join(files, "partition"));
				expect(powerOn("brain")).toEqual(["nothing"]);
			});

			test("shows what is no image, for the verifier to refuse", () => {
				put(partition(4096, 1000, 7, 0x12345678));
				expect(powerOn("brain")).toContain("88 bytes from 78, in place, read-only");
				put(partition(4096, 4));
				expect(powerOn("brain")).toContain("88 bytes from 46, in place, read-only");
			});

			test("shows no more than the partition, whatever the header says", () => {
				fc.assert(
					fc.property(fc.integer({ min: 0, max: 0xffffffff }), (imageBytes) => {
						put(partition(512, imageBytes));
						const shown = imageBytes < Header.BYTES ? Header.BYTES : Math.min(imageBytes, 512);
						expect(powerOn("brain")).toContain(`${shown} bytes from 46, in place, read-only`);
					}),
					{ numRuns: 25, seed: 1, examples: [[512], [513], [0xffffffff], [87], [88]] },
				);
			});

			test("says so when flash cannot be mapped", () => {
				put(partition(512, 100));
				expect(powerOn("brain", { NO_MMAP: "1" })).toEqual(["error: the brain partition cannot be mapped"]);
			});
		});

		describe("the boot log", () => {
			const { files, powerOn } = board();
			const boot = (environment = {}) => powerOn("boot", environment).at(-1);
			const start = () => {
				rmSync(join(files, "nvs"), { force: true });
				writeFileSync(join(files, "partition"), partition(512, 100));
			};

			test("counts starts, once each, across power-ons, and stops writing at ten", () => {
				start();
				expect(powerOn("boot boot")).toEqual(["write", "unconfirmed 1", "unconfirmed 1"]);
				for (let n = 2; n <= 10; n++) expect(powerOn("boot")).toEqual(["write", `unconfirmed ${n}`]);
				expect(powerOn("boot")).toEqual(["unconfirmed 10"]);
			});

			test("a confirmed start is forgotten, with one write", () => {
				start();
				boot();
				boot();
				expect(powerOn("boot confirm confirm")).toEqual(["write", "unconfirmed 3", "write"]);
				expect(boot()).toBe("unconfirmed 1");
			});

			test("another brain, an erased one, or another application starts afresh", () => {
				start();
				boot();
				boot();
				writeFileSync(join(files, "partition"), partition(512, 100, 8));
				expect(boot()).toBe("unconfirmed 1");
				expect(boot()).toBe("unconfirmed 2");
				writeFileSync(join(files, "partition"), Buffer.alloc(512, 0xff));
				expect(boot()).toBe("unconfirmed 1");
				expect(boot()).toBe("unconfirmed 2");
				expect(boot({ APPLICATION: "5" })).toBe("unconfirmed 1");
			});

			test("rubbish in NVS counts as nothing", () => {
				start();
				writeFileSync(join(files, "nvs"), "x".repeat(12));
				expect(boot()).toBe("unconfirmed 1");
				writeFileSync(join(files, "nvs"), "short");
				expect(boot()).toBe("unconfirmed 1");
			});

			test("without NVS every start is the first, and confirming it does no harm", () => {
				expect(powerOn("boot confirm", {}, "/nowhere")).toEqual(["unconfirmed 1"]);
			});

			test("says why the chip started", () => {
				expect(powerOn("cause")).toEqual(["cause 9"]);
			});
		});

		test("a pin that is let go is no output and has no pull-up", () => {
			expect(board().powerOn("letgo")).toEqual(["gpio7 direction 0"]);
		});

		describe("the watchdog", () => {
			const { powerOn } = board(watchdog);

			test("waits for minutes during a start, and for bursts from the second on", () => {
				expect(powerOn("booting 1000 1066 1133")).toEqual([
					"wait 600000",
					"burst at 1000",
					"burst at 1066",
					"wait 10000",
					"add bursts",
					"burst at 1133",
					"feed",
				]);
			});

			test("waits for four bursts of a slow brain", () => {
				expect(powerOn("0 30000")).toEqual(["burst at 0", "burst at 30000", "wait 120000", "add bursts"]);
			});

			test("waits for none while the clock rests, and takes the pace up again", () => {
				expect(powerOn("0 66 rest rest booting 90000")).toEqual([
					...["burst at 0", "burst at 66", "wait 10000", "add bursts", "delete", "wait 600000"],
					...["burst at 90000", "wait 10000", "add bursts"],
				]);
			});

			test("does not take a rest between the first two bursts for the brain's pace", () => {
				expect(powerOn("0 rest 90000 90066").slice(2)).toEqual([
					"burst at 90066",
					"wait 10000",
					"add bursts",
				]);
			});

			test("is not there in a build without", () => {
				expect(board().powerOn("booting 0 66 rest")).toEqual(["burst at 0", "burst at 66"]);
			});
		});

		describe("the console", () => {
			const fill = (files: string) => {
				writeFileSync(join(files, "uart"), "from uart");
				writeFileSync(join(files, "usb"), "USB");
				writeFileSync(join(files, "debugger"), "xsbug's");
			};

			test("release: UART0 and USB, never more than there is room for", () => {
				const { files, powerOn } = board([uart, usb]);
				fill(files);
				expect(powerOn("open read read read")).toEqual([
					"uart0 install 1024",
					"usb install 1024",
					"usb printf",
					"read 8 'from uar'",
					"read 4 'tUSB'",
					"read 0 ''",
				]);
			});

			test("one line at a time: bursts come between two commands", () => {
				const { files, powerOn } = board([uart]);
				writeFileSync(join(files, "uart"), "a\rbc\r\rd");
				expect(powerOn("open read read read read")).toEqual([
					"uart0 install 1024",
					"read 2 'a\r'",
					"read 3 'bc\r'",
					"read 1 '\r'",
					"read 1 'd'",
				]);
			});

			test("release on a chip without USB: UART0", () => {
				const { files, powerOn } = board([uart]);
				fill(files);
				expect(powerOn("open read read")).toEqual(["uart0 install 1024", "read 8 'from uar'", "read 1 't'"]);
			});

			test("instrumented: what the SDK's debugger has opened is read through it", () => {
				const { files, powerOn } = board([uart, usb, "MODINSTRUMENTATION=1"]);
				fill(files);
				expect(powerOn("open read read read", { DEBUGGER: "1" })).toEqual([
					"read 8 'xsbug'sf'",
					"read 8 'rom uart'",
					"read 0 ''",
				]);
			});

			test("debug: nothing, xsbug has the lines", () => {
				const { files, powerOn } = board([noUart, usb, "mxDebug=1"]);
				fill(files);
				expect(powerOn("open read")).toEqual(["read 0 ''"]);
			});
		});
	},
);
