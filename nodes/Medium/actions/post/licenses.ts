/** The values of `license` (medium-api-docs, 3.3), the default first. */
export const LICENSES = [
	'all-rights-reserved',
	'cc-40-by',
	'cc-40-by-nc',
	'cc-40-by-nc-nd',
	'cc-40-by-nc-sa',
	'cc-40-by-nd',
	'cc-40-by-sa',
	'cc-40-zero',
	'public-domain',
] as const;

export type License = (typeof LICENSES)[number];

/** What people call them; the values are what workflows save. */
export const LICENSE_NAMES = {
	'all-rights-reserved': 'All Rights Reserved',
	'cc-40-by': 'CC BY 4.0 (Attribution)',
	'cc-40-by-nc': 'CC BY-NC 4.0 (Attribution, Non-Commercial)',
	'cc-40-by-nc-nd': 'CC BY-NC-ND 4.0 (Attribution, Non-Commercial, No Derivatives)',
	'cc-40-by-nc-sa': 'CC BY-NC-SA 4.0 (Attribution, Non-Commercial, Share Alike)',
	'cc-40-by-nd': 'CC BY-ND 4.0 (Attribution, No Derivatives)',
	'cc-40-by-sa': 'CC BY-SA 4.0 (Attribution, Share Alike)',
	'cc-40-zero': 'CC0 1.0 (No Rights Reserved)',
	'public-domain': 'Public Domain',
} as const satisfies Record<License, string>;
