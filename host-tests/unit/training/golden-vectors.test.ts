import { expect, test } from "vitest";
import { goldenVectors } from "./golden-vectors.js";

test("the committed golden vectors are what the fake functions compute", async () => {
	await expect(goldenVectors()).toMatchFileSnapshot("golden-vectors.jsonl");
});
