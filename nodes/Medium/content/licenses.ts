/** The values of `license` (medium-api-docs, 3.3), the default first, and what people call them. */
export const LICENSES = {
	'all-rights-reserved': 'All Rights Reserved',
	'cc-40-by': 'CC BY 4.0 (Attribution)',
	'cc-40-by-nc': 'CC BY-NC 4.0 (Attribution, Non-Commercial)',
	'cc-40-by-nc-nd': 'CC BY-NC-ND 4.0 (Attribution, Non-Commercial, No Derivatives)',
	'cc-40-by-nc-sa': 'CC BY-NC-SA 4.0 (Attribution, Non-Commercial, Share Alike)',
	'cc-40-by-nd': 'CC BY-ND 4.0 (Attribution, No Derivatives)',
	'cc-40-by-sa': 'CC BY-SA 4.0 (Attribution, Share Alike)',
	'cc-40-zero': 'CC0 1.0 (No Rights Reserved)',
	'public-domain': 'Public Domain',
} as const;

export type License = keyof typeof LICENSES;

export function isLicense(value: string): value is License {
	return Object.hasOwn(LICENSES, value);
}
