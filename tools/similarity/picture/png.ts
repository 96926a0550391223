/** SVG to PNG without a browser, the system's fonts or the system's rasteriser: the same bytes everywhere. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const FONTS = [
	require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
	require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
];
/** Pixels of the PNG per pixel of the SVG. */
const ZOOM = 2;

let ready: Promise<Uint8Array[]> | undefined;

/** The picture at twice its size, with DejaVu Sans. */
export async function renderPng(svg: string): Promise<Uint8Array> {
	const { Resvg, initWasm } = await import("@resvg/resvg-wasm");
	// resvg may be initialised only once per process
	ready ??= readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm"))
		.then((wasm) => initWasm(wasm))
		.then(() => Promise.all(FONTS.map((font) => readFile(font))));
	const resvg = new Resvg(svg, {
		font: { fontBuffers: await ready, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" },
		fitTo: { mode: "zoom", value: ZOOM },
	});
	const image = resvg.render();
	const png = image.asPng();
	image.free();
	resvg.free();
	return png;
}
