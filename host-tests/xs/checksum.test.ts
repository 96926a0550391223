import { expect, test } from "vitest";
import { crc32 } from "../../modules/connectome/crc32.js";
import { describeOn, engines, runFixture } from "./engines.js";

const image = Uint8Array.from({ length: 1000 }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 24);

/** What the fixture adds up. */
function expectedSum(): string {
	let sum = 0;
	for (let first = 0; first < image.length; first += 37)
		sum = crc32(image, first, first + ((first * 7) % (image.length - first + 1)), sum);
	return (sum >>> 0).toString(16);
}

describeOn(engines, "the platform's CRC-32", (engine) => {
	test("is the reference's, over rom, the XS heap and shared memory, whole or continued", async () => {
		const { lines } = await runFixture(engine, "checksum", { image });
		expect(lines).toEqual(["own true", `sum ${expectedSum()}`]);
	});

	test("is left out where native code is", async () => {
		const { lines } = await runFixture(engine, "checksum", { image, kernels: "typescript" });
		expect(lines).toEqual(["own false"]);
	});
});
