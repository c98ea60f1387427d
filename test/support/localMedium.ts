import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import axios from 'axios';

const MAIN = path.join(__dirname, '../../sandbox/medium/main.ts');

/** A story as the sandbox keeps it, with what Medium makes of it. */
export type StoredStory = {
	id: string;
	title: string;
	authorId: string;
	publicationId?: string;
	contentFormat: string;
	content: string;
	tags: string[];
	canonicalUrl: string;
	publishStatus: string;
	license: string;
	notifyFollowers?: boolean;
	publishedAt: number;
	createdAt: number;
	/** Of its page, on medium.com as well as on the sandbox's own address. */
	path: string;
};
export type KeptStory = StoredStory & { kept: { html: string; leftOut: Record<string, number> } };

/** One line of the sandbox's request log. */
export type LoggedRequest = {
	/** When it came: ISO 8601, on the sandbox's clock. */
	time: string;
	method: string;
	host: string;
	path: string;
	authorization: boolean;
	userAgent: string;
	contentType: string;
	body?: unknown;
	status?: number;
	outcome: 'pending' | 'answered' | 'broken off';
	fault?: string;
};

/** A fault rule, as `POST /sandbox/faults` takes it; the names are those of `faultTable.ts`. */
export type FaultRule = {
	match?: { method?: string; path?: string; times?: number; nth?: number | number[] };
	fault: string | { name: string; [setting: string]: unknown };
};

/** Who there is. */
export type Accounts = {
	users: { id: string }[];
	publications: {
		id: string;
		slug: string;
		contributors: { userId: string; role: string }[];
	}[];
};

/** What an author, or Medium, may change of a story. */
export type StoryChanges = { title?: string; content?: string; isMemberOnly?: boolean };

/** What tests see and set in a local Medium. */
export type MediumControl = {
	accounts(): Promise<Accounts>;
	stories(): Promise<StoredStory[]>;
	story(id: string): Promise<KeptStory>;
	/** What an author does on the story's page. */
	editStory(id: string, changes: StoryChanges): Promise<void>;
	requests(): Promise<LoggedRequest[]>;
	forgetRequests(): Promise<void>;
	addFault(rule: FaultRule): Promise<void>;
	clearFaults(): Promise<void>;
	limitPosts(dailyLimit: boolean): Promise<void>;
	/** Whether stories come into feeds a quarter of an hour late. */
	lagFeeds(laggingFeeds: boolean): Promise<void>;
	advanceClock(milliseconds: number): Promise<void>;
	/** Lets one access token expire, or all that OAuth2 issued. */
	expireTokens(token?: string): Promise<void>;
	/** Back to the seed; do this before each test. */
	reset(): Promise<void>;
};

/** A running local Medium. */
export type LocalMedium = {
	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	url: string;
	control: MediumControl;
	/** Ends the process; throws when it did not end cleanly. */
	stop(): Promise<void>;
};

/** The control of the local Medium at this address. */
export function controlMedium(url: string): MediumControl {
	const control = axios.create({ baseURL: `${url}/sandbox`, proxy: false });
	const read = async <Data>(from: string): Promise<Data> => (await control.get<Data>(from)).data;
	const post = async (to: string, body?: object): Promise<void> => {
		await control.post(to, body);
	};
	return {
		accounts: () => read<Accounts>('/state'),
		stories: async () => (await read<{ stories: StoredStory[] }>('/state')).stories,
		story: (id) => read<KeptStory>(`/stories/${id}`),
		editStory: async (id, changes) => {
			await control.patch(`/stories/${id}`, changes);
		},
		requests: async () => (await read<{ requests: LoggedRequest[] }>('/requests')).requests,
		forgetRequests: async () => {
			await control.delete('/requests');
		},
		addFault: (rule) => post('/faults', rule),
		clearFaults: async () => {
			await control.delete('/faults');
		},
		limitPosts: (dailyLimit) => post('/settings', { dailyLimit }),
		lagFeeds: (laggingFeeds) => post('/settings', { laggingFeeds }),
		advanceClock: (advanceMs) => post('/clock', { advanceMs }),
		expireTokens: (token) => post('/tokens/expire', { token }),
		reset: () => post('/reset'),
	};
}

/** Starts the sandbox's Medium as a process of its own, on a free port of this machine. */
export async function startLocalMedium(): Promise<LocalMedium> {
	const child = spawn(process.execPath, [MAIN, '--port', '0'], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const kill = (): void => void child.kill('SIGKILL');
	process.once('exit', kill);
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const lines = createInterface({ input: child.stdout });
	const ready = new Promise<string>((resolve, reject) => {
		lines.once('line', resolve);
		void ended.then((code) => reject(new Error(`The local Medium ended at once, with ${code}.`)));
	});
	const { url } = JSON.parse(await ready) as { url: string };

	return {
		url,
		control: controlMedium(url),
		stop: async () => {
			child.kill('SIGTERM');
			const code = await ended;
			lines.close();
			process.off('exit', kill);
			if (code !== 0) throw new Error(`The local Medium ended with ${code}.`);
		},
	};
}
