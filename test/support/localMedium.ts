import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import axios from 'axios';

const MAIN = path.join(__dirname, '../../sandbox/medium/main.ts');

/** A story as the sandbox stores it. */
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
	/** The path of its page, both on medium.com and on the sandbox's own address. */
	path: string;
};
/** A stored story, and what Medium keeps and drops of its content. */
export type KeptStory = StoredStory & { kept: { html: string; leftOut: Record<string, number> } };

/** One line of the sandbox's request log. */
export type LoggedRequest = {
	/** When it arrived: ISO 8601, on the sandbox's clock. */
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

/** A fault rule for `POST /sandbox/faults`. `faultTable.ts` lists the names. */
export type FaultRule = {
	match?: { method?: string; path?: string; times?: number; nth?: number | number[] };
	fault: string | { name: string; [setting: string]: unknown };
};

/** The users and publications. */
export type Accounts = {
	users: { id: string }[];
	publications: {
		id: string;
		slug: string;
		contributors: { userId: string; role: string }[];
	}[];
};

/** What an author or Medium can change in a story. */
export type StoryChanges = { title?: string; content?: string; isMemberOnly?: boolean };

/** What tests can read and change in a local Medium. */
export type MediumControl = {
	accounts(): Promise<Accounts>;
	stories(): Promise<StoredStory[]>;
	story(id: string): Promise<KeptStory>;
	/** Edits a story, as its author does on its page. */
	editStory(id: string, changes: StoryChanges): Promise<void>;
	requests(): Promise<LoggedRequest[]>;
	forgetRequests(): Promise<void>;
	addFault(rule: FaultRule): Promise<void>;
	clearFaults(): Promise<void>;
	limitPosts(dailyLimit: boolean): Promise<void>;
	/** Sets whether stories appear in feeds 15 minutes late. */
	lagFeeds(laggingFeeds: boolean): Promise<void>;
	advanceClock(milliseconds: number): Promise<void>;
	/** Makes one access token expire, or all that were issued through OAuth2. */
	expireTokens(token?: string): Promise<void>;
	/** Resets everything to the seed. Call this before each test. */
	reset(): Promise<void>;
};

/** A running local Medium. */
export type LocalMedium = {
	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	url: string;
	control: MediumControl;
	/** Stops the process. Throws if it ends with an error. */
	stop(): Promise<void>;
};

/** The control API of the local Medium at this address. */
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

/** Starts a local Medium in its own process, on a free port. */
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
		void ended.then((code) =>
			reject(new Error(`The local Medium ended during its start with code ${code}.`)),
		);
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
			if (code !== 0) throw new Error(`The local Medium ended with code ${code}.`);
		},
	};
}
