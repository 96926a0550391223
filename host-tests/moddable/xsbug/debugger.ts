/** A debugger without a window: waits for an application of a debug build and speaks xsbug's protocol with it. */
import { createServer, type Server, type Socket } from "node:net";
import { breakpoints, type Message, type Property, parseMessage } from "./messages.js";

const END = "</xsbug>";
const TIMEOUT_MS = 30_000;

export class Debugger {
	readonly #server: Server;
	#socket: Socket | undefined;
	#rest = "";
	readonly #unread: Message[] = [];
	#wake: (() => void) | undefined;
	/** Console text so far. */
	readonly logged: string[] = [];
	/** The newest sample of the instruments; one comes with every stop, before it. */
	samples: readonly number[] = [];

	private constructor(server: Server) {
		this.#server = server;
		server.on("connection", (socket) => this.#take(socket));
	}

	/** Listens on a free port of this machine. */
	static listen(): Promise<Debugger> {
		const server = createServer();
		const debug = new Debugger(server);
		return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(debug)));
	}

	get port(): number {
		const address = this.#server.address();
		return typeof address === "object" && address ? address.port : 0;
	}

	close(): void {
		this.#socket?.destroy();
		this.#server.close();
	}

	/** The next message that `matches`; those before it are dropped. Rejects after half a minute. */
	async next(what: string, matches: (message: Message) => boolean): Promise<Message> {
		const end = Date.now() + TIMEOUT_MS;
		for (;;) {
			for (let message = this.#unread.shift(); message; message = this.#unread.shift())
				if (matches(message)) return message;
			const left = end - Date.now();
			if (left <= 0) throw new Error(`no ${what} within ${TIMEOUT_MS} ms`);
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, left);
				this.#wake = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		}
	}

	/** Answers a login: the application runs, and stops at `places`. */
	begin(places: readonly { path: string; line: number }[]): void {
		this.send(breakpoints(places));
		this.send("<go/>");
	}

	/** Expands an object; the answer holds every variable anew. */
	expand(property: Property): Promise<Message> {
		this.send(`<toggle id="${property.value}"/>`);
		return this.next("answer", (message) => message.local !== undefined && message.stop === undefined);
	}

	send(command: string): void {
		this.#socket?.write(`\r\n${command}\r\n`);
	}

	#take(socket: Socket): void {
		this.#socket = socket;
		socket.setNoDelay(true).setEncoding("utf8");
		socket.on("data", (text: string) => this.#read(text));
		socket.on("error", () => {});
	}

	#read(text: string): void {
		this.#rest += text;
		for (let end = this.#rest.indexOf(END); end >= 0; end = this.#rest.indexOf(END)) {
			const start = this.#rest.indexOf("<xsbug>") + "<xsbug>".length;
			const message = parseMessage(this.#rest.slice(start, end));
			this.#rest = this.#rest.slice(end + END.length);
			if (message.log !== undefined) this.logged.push(message.log);
			if (message.samples) this.samples = message.samples;
			this.#unread.push(message);
		}
		this.#wake?.();
	}
}

/** The property at `path` below `properties`; what is not expanded has none below it. */
export function find(properties: readonly Property[] | undefined, ...path: readonly string[]): Property {
	let found: Property | undefined;
	let level = properties ?? [];
	for (const name of path) {
		found = level.find((property) => property.name === name);
		if (!found)
			throw new Error(`no "${name}" among ${level.map((property) => property.name).join(", ") || "nothing"}`);
		level = found.properties;
	}
	return found as Property;
}
