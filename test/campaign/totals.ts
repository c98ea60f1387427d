import type { Observation, Report } from './observation';

/** What a campaign came to. */
export interface Totals {
	runs: number;
	executions: number;
	items: number;
	createsSent: number;
	stored: number;
	/** Items by what the node said of them. */
	reports: Record<Report['kind'], number>;
	/** Items whose output was lost when a later one stopped the execution. */
	passed: number;
	notReached: number;
	/** Faults that were met, by name. */
	faults: Record<string, number>;
	/** Creates refused by the sandbox's own limit of ten. */
	limitOfTen: number;
	/** At which creates of an execution the daily limit was met, counted from 1, and how often. */
	limitAt: Record<number, number>;
	violations: number;
}

export function noTotals(): Totals {
	return {
		runs: 0,
		executions: 0,
		items: 0,
		createsSent: 0,
		stored: 0,
		reports: {
			published: 0,
			unknown: 0,
			refused: 0,
			overLimit: 0,
			heldBack: 0,
			skipped: 0,
			strange: 0,
		},
		passed: 0,
		notReached: 0,
		faults: {},
		limitOfTen: 0,
		limitAt: {},
		violations: 0,
	};
}

/** Adds a run. */
export function addRun(totals: Totals, { executions }: Observation, violations: number): void {
	totals.runs += 1;
	totals.violations += violations;
	for (const { fates, creates, stored, readFaults } of executions) {
		totals.executions += 1;
		totals.items += fates.length;
		totals.createsSent += creates.length;
		totals.stored += stored.length;
		for (const { state, reports } of fates) {
			if (state !== 'reported') totals[state] += 1;
			for (const { kind } of reports) totals.reports[kind] += 1;
		}
		totals.limitOfTen += creates.filter(({ overLimit, fault }) => overLimit && !fault).length;
		const limited = creates.findIndex(({ overLimit }) => overLimit) + 1;
		if (limited > 0) totals.limitAt[limited] = (totals.limitAt[limited] ?? 0) + 1;
		for (const name of [...readFaults, ...creates.flatMap(({ fault }) => fault ?? [])]) {
			totals.faults[name] = (totals.faults[name] ?? 0) + 1;
		}
	}
}

/** The totals as people read them. */
export function formatTotals(title: string, totals: Totals): string {
	const { reports } = totals;
	return formatTable(title, [
		['runs', totals.runs],
		['executions', totals.executions],
		['items', totals.items],
		['creates sent', totals.createsSent],
		['stories stored', totals.stored],
		['said: published', reports.published],
		['said: unknown', reports.unknown],
		['said: refused', reports.refused],
		['said: over the daily limit', reports.overLimit],
		['said: held back', reports.heldBack],
		['said: skipped', reports.skipped],
		['before an item that stopped', totals.passed],
		['after it, not reached', totals.notReached],
		['limit of ten met', totals.limitOfTen],
		...Object.entries(totals.limitAt).map(([nth, met]): [string, number] => [
			`daily limit at create ${nth}`,
			met,
		]),
		...Object.entries(totals.faults)
			.sort(([a], [b]) => a.localeCompare(b))
			.map(([name, met]): [string, number] => [`fault: ${name}`, met]),
		['violations', totals.violations],
	]);
}

/** A title and lines of a name and a number each. */
export function formatTable(title: string, rows: Array<[string, number]>): string {
	const names = Math.max(...rows.map(([name]) => name.length));
	const numbers = Math.max(...rows.map(([, number]) => String(number).length));
	const lines = rows.map(
		([name, number]) => `  ${name.padEnd(names)}  ${String(number).padStart(numbers)}`,
	);
	return `\n${[title, ...lines].join('\n')}\n`;
}
