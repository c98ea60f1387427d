/**
 * What a campaign may be told by the environment, to search more widely or to repeat a run:
 *
 * - `CAMPAIGN_SEED`: a whole number; another seed, other runs
 * - `CAMPAIGN_RUNS`: how many
 * - `CAMPAIGN_ONLY`: the index of a single run, as a violation prints it
 */
export interface CampaignSettings {
	seed: number;
	/** The indices of the runs. */
	runs: number[];
}

const SEED = 20_261_007;

/** @throws when a variable is no whole number: a campaign of no runs would pass */
export function readSettings(defaultRuns: number): CampaignSettings {
	const only = readNumber('CAMPAIGN_ONLY');
	const runs = readNumber('CAMPAIGN_RUNS') ?? defaultRuns;
	return {
		seed: readNumber('CAMPAIGN_SEED') ?? SEED,
		runs: only === undefined ? Array.from({ length: runs }, (_, index) => index) : [only],
	};
}

function readNumber(name: string): number | undefined {
	const text = process.env[name];
	if (text === undefined || text === '') return undefined;
	const number = Number(text);
	if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${name} is no whole number`);
	return number;
}
