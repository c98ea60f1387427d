import type { Execution } from '../../../sandbox/n8n/rest';
import type { LoggedRequest, StoredStory } from '../../support/localMedium';
import { outputOf } from '../workflows';

/** What one execution said of a story. */
export type Report =
	{ kind: 'published'; id: string } | { kind: 'alreadyPublished' } | { kind: 'outcomeUnknown' };

/** All that is known of one story, by its key. */
export type Entry = {
	key: string;
	/** The ids under which Medium has it. */
	stored: string[];
	creates: LoggedRequest[];
	/** Whether n8n was killed before it can have seen the answer to its create. */
	cutOff: boolean;
	/** Of all executions, oldest first. */
	reports: Report[];
};

/** What happened, from all sides. */
export type Happened = {
	stories: StoredStory[];
	creates: LoggedRequest[];
	/** Oldest first. */
	executions: Execution[];
	/** When n8n was killed, in milliseconds since 1970. */
	kills: number[];
	/** How long every create took at least, in milliseconds. */
	createTime: number;
};

const CLOSE = 20; // ms; nearer to the end of a create nobody can tell whether n8n saw the answer
const UNDER_WAY = 2000; // ms; what n8n had sent when it was killed has reached Medium by then

/** Draws up what is known of each key. Titles are keys here. */
export function drawUpLedger(keys: string[], happened: Happened): Entry[] {
	const { stories, kills, createTime } = happened;
	const outputs = happened.executions.flatMap((execution) => outputOf(execution));
	const isCutOff = ({ time }: LoggedRequest): boolean => {
		const came = Date.parse(time);
		return kills.some((kill) => came < kill + UNDER_WAY && kill < came + createTime - CLOSE);
	};
	return keys.map((key) => {
		const creates = happened.creates.filter(({ body }) => titleOf(body) === key);
		return {
			key,
			stored: stories.filter(({ title }) => title === key).map(({ id }) => id),
			creates,
			cutOff: creates.some(isCutOff),
			reports: outputs.flatMap((output) => readReport(key, output)),
		};
	});
}

function titleOf(body: unknown): unknown {
	return typeof body === 'object' && body !== null && 'title' in body ? body.title : undefined;
}

/** n8n makes up an output for nodes that a killed execution had finished; it names no key. */
function readReport(key: string, output: Record<string, unknown>): Report[] {
	if (output['title'] === key) return [{ kind: 'published', id: String(output['id']) }];
	if (output['key'] !== key || output['skipped'] !== true) return [];
	const { reason } = output;
	if (reason !== 'alreadyPublished' && reason !== 'outcomeUnknown') {
		throw new Error(`${key} was skipped for no known reason: ${JSON.stringify(output)}`);
	}
	return [{ kind: reason }];
}

function isReported(entry: Entry, kind: Report['kind']): boolean {
	return entry.reports.some((report) => report.kind === kind);
}

const RULES: { rule: string; isBroken: (entry: Entry) => boolean }[] = [
	{ rule: 'stored twice', isBroken: ({ stored }) => stored.length > 1 },
	{ rule: 'sent twice', isBroken: ({ creates }) => creates.length > 1 },
	{ rule: 'reported by no execution', isBroken: ({ reports }) => reports.length === 0 },
	{
		rule: 'reported as published twice',
		isBroken: ({ reports }) => reports.filter(({ kind }) => kind === 'published').length > 1,
	},
	{
		rule: 'reported as published under another id',
		isBroken: ({ reports, stored }) =>
			reports.some((report) => report.kind === 'published' && report.id !== stored[0]),
	},
	{
		rule: 'never stored, but reported as published',
		isBroken: (entry) =>
			entry.stored.length === 0 &&
			(isReported(entry, 'published') || isReported(entry, 'alreadyPublished')),
	},
	{
		rule: 'cut off, but reported as something else than in doubt',
		isBroken: ({ cutOff, reports }) =>
			cutOff && reports.some(({ kind }) => kind !== 'outcomeUnknown'),
	},
	{ rule: 'known as published, and later in doubt', isBroken: fellIntoDoubt },
	{
		rule: 'in doubt, and later not any more',
		isBroken: ({ reports }) => {
			const doubt = reports.findIndex(({ kind }) => kind === 'outcomeUnknown');
			return doubt >= 0 && reports.slice(doubt).some(({ kind }) => kind !== 'outcomeUnknown');
		},
	},
];

/** The promises that were broken, in words. */
export function findBroken(entries: Entry[]): string[] {
	return entries.flatMap((entry) =>
		RULES.filter(({ isBroken }) => isBroken(entry)).map(
			({ rule }) => `${entry.key}: ${rule} ${JSON.stringify(entry)}`,
		),
	);
}

/** Whether it counted as published once and later as in doubt. */
function fellIntoDoubt({ reports }: Entry): boolean {
	const doubt = reports.findIndex(({ kind }) => kind === 'outcomeUnknown');
	return reports.slice(0, Math.max(doubt, 0)).some(({ kind }) => kind !== 'outcomeUnknown');
}

/** The figures, in lines. */
export function describeLedger(entries: Entry[]): string[] {
	const isStored = ({ stored }: Entry): boolean => stored.length > 0;
	const published = entries.filter((entry) => isReported(entry, 'published'));
	const skipped = entries.filter((entry) => isReported(entry, 'alreadyPublished'));
	const inDoubt = entries.filter((entry) => isReported(entry, 'outcomeUnknown'));
	return [
		`stories: ${entries.length}, creates sent ${entries.flatMap(({ creates }) => creates).length}, stored ${entries.filter(isStored).length}`,
		`reported as published: ${published.length}`,
		`published by an execution that was killed, later skipped as alreadyPublished: ${skipped.filter((entry) => !published.includes(entry)).length}`,
		`reported as outcomeUnknown: ${inDoubt.length}, of them stored ${inDoubt.filter(isStored).length}, certainly cut off ${inDoubt.filter(({ cutOff }) => cutOff).length}, known as published before ${inDoubt.filter(fellIntoDoubt).length}`,
	];
}
