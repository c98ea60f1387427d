/**
 * The versions of n8n to test, and what is known not to work in some of them. Imports nothing, so
 * that tests can load it directly.
 */

/** The latest version that installs, the first of n8n 2, the last of n8n 1, and the oldest supported. */
export const VERSIONS = ['2.41.1', '2.0.0', '1.123.81', '1.100.1'] as const;

/** Something that does not work in some versions because of n8n itself. */
export interface KnownGap {
	/** The full name of the test that fails in these versions. */
	test: string;
	/** The first version with the gap; absent if all older versions have it. */
	from?: string;
	/** The first version without the gap. */
	before: string;
	/** What the user notices. */
	notice: string;
}

export const KNOWN_GAPS: readonly KnownGap[] = [
	{
		test: 'in a real n8n the token credential is found to be wrong with our own words',
		from: '1.102.0',
		before: '2.34.0',
		notice: 'when a token test fails, the credential shows n8n’s own message',
	},
	{
		test: 'in a real n8n the OAuth2 credential works when it was saved with the wrong token address of the built-in credential',
		before: '2.36.0',
		notice:
			'an OAuth2 credential that was created by API or import with the wrong token URL of the built-in credential does not connect',
	},
];

/** One test, as jest reports it. */
export interface TestResult {
	name: string;
	passed: boolean;
}

/** The result of a test, compared with what was expected. */
export type Verdict = 'passed' | 'FAILED' | 'known gap' | 'PASSED, but listed as a known gap';

/** Compares two version numbers: negative if the first one is older. */
export function compareVersions(one: string, other: string): number {
	const [these, those] = [one, other].map((version) => version.split('.').map(Number));
	const at = these?.findIndex((part, index) => part !== those?.[index]) ?? -1;
	return at === -1 ? 0 : (these?.[at] ?? 0) - (those?.[at] ?? 0);
}

/** The known gaps in this version of n8n. */
export function gapsIn(version: string): KnownGap[] {
	return KNOWN_GAPS.filter(
		({ from = '0', before }) =>
			compareVersions(version, from) >= 0 && compareVersions(version, before) < 0,
	);
}

/** Compares the result of a test with what is expected in this version of n8n. */
export function judge(version: string, { name, passed }: TestResult): Verdict {
	const isKnownGap = gapsIn(version).some(({ test }) => test === name);
	if (passed) return isKnownGap ? 'PASSED, but listed as a known gap' : 'passed';
	return isKnownGap ? 'known gap' : 'FAILED';
}

/** Whether a result is as expected. */
export function isExpected(verdict: Verdict): boolean {
	return verdict === 'passed' || verdict === 'known gap';
}
