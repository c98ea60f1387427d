/**
 * Which versions of n8n are tried, and what is known not to work on some. Stands alone, so that
 * tests can load it as it is.
 */

/** The latest that installs, the first of n8n 2, the last of n8n 1, and the oldest that is supported. */
export const VERSIONS = ['2.41.1', '2.0.0', '1.123.81', '1.100.1'] as const;

/** Something that n8n itself lacks in some versions. */
export interface Lack {
	/** The full name of the test that does not pass there. */
	test: string;
	/** The first version that lacks it; all older ones do when there is none. */
	from?: string;
	/** The first version that has it again. */
	before: string;
	/** What a person notices. */
	notice: string;
}

export const LACKS: readonly Lack[] = [
	{
		test: 'in a real n8n the token credential is found to be wrong with our own words',
		from: '1.102.0',
		before: '2.34.0',
		notice: 'a credential whose token is wrong is told so in n8n’s words instead of ours',
	},
	{
		test: 'in a real n8n the OAuth2 credential works when it was saved with the wrong token address of the built-in credential',
		before: '2.36.0',
		notice:
			'an OAuth2 credential that was made by API or import with the built-in’s wrong token address written into it does not connect',
	},
];

/** One test, as jest reports it. */
export interface TestResult {
	name: string;
	passed: boolean;
}

/** How a test ended, beside what was expected of it. */
export type Verdict = 'passed' | 'FAILED' | 'lacking' | 'PASSED, although declared as lacking';

/** Orders versions as n8n numbers them: negative when the first is older. */
export function compareVersions(one: string, other: string): number {
	const [these, those] = [one, other].map((version) => version.split('.').map(Number));
	const at = these?.findIndex((part, index) => part !== those?.[index]) ?? -1;
	return at === -1 ? 0 : (these?.[at] ?? 0) - (those?.[at] ?? 0);
}

/** What this version of n8n is known to lack. */
export function lacksOf(version: string): Lack[] {
	return LACKS.filter(
		({ from = '0', before }) =>
			compareVersions(version, from) >= 0 && compareVersions(version, before) < 0,
	);
}

/** Judges a test on a version of n8n. */
export function judge(version: string, { name, passed }: TestResult): Verdict {
	const isLacking = lacksOf(version).some(({ test }) => test === name);
	if (passed) return isLacking ? 'PASSED, although declared as lacking' : 'passed';
	return isLacking ? 'lacking' : 'FAILED';
}

/** Whether a verdict needs no attention. */
export function isExpected(verdict: Verdict): boolean {
	return verdict === 'passed' || verdict === 'lacking';
}
