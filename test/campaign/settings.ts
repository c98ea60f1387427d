import { countRuns, readSeed, readWhole } from '../support/seed';

/**
 * What a campaign may be told by the environment besides `SEED` and `RUNS` (support/seed.ts), to
 * search more widely or to repeat a run:
 *
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
export function readSettings(longRuns: number): CampaignSettings {
	const only = readWhole('CAMPAIGN_ONLY');
	const runs = readWhole('CAMPAIGN_RUNS') ?? countRuns(longRuns);
	return {
		seed: readSeed(SEED),
		runs: only === undefined ? Array.from({ length: runs }, (_, index) => index) : [only],
	};
}
