const CREATIVE_COMMONS = 'https://creativecommons.org';

/** Medium's licenses (api.md 3.2) by their API names: the label for readers, and the address of the text. */
const LICENSES: Record<string, { label: string; url: string }> = {
	'all-rights-reserved': {
		label: 'All rights reserved',
		url: 'https://policy.medium.com/medium-terms-of-service-9db0094a1e0f',
	},
	'cc-40-by': { label: 'CC BY 4.0', url: `${CREATIVE_COMMONS}/licenses/by/4.0/` },
	'cc-40-by-sa': { label: 'CC BY-SA 4.0', url: `${CREATIVE_COMMONS}/licenses/by-sa/4.0/` },
	'cc-40-by-nd': { label: 'CC BY-ND 4.0', url: `${CREATIVE_COMMONS}/licenses/by-nd/4.0/` },
	'cc-40-by-nc': { label: 'CC BY-NC 4.0', url: `${CREATIVE_COMMONS}/licenses/by-nc/4.0/` },
	'cc-40-by-nc-nd': { label: 'CC BY-NC-ND 4.0', url: `${CREATIVE_COMMONS}/licenses/by-nc-nd/4.0/` },
	'cc-40-by-nc-sa': { label: 'CC BY-NC-SA 4.0', url: `${CREATIVE_COMMONS}/licenses/by-nc-sa/4.0/` },
	'cc-40-zero': { label: 'CC0 1.0', url: `${CREATIVE_COMMONS}/publicdomain/zero/1.0/` },
	'public-domain': { label: 'Public domain', url: `${CREATIVE_COMMONS}/publicdomain/mark/1.0/` },
};

/** Whether the API has a license with this name. */
export function isLicense(name: string): boolean {
	return Object.hasOwn(LICENSES, name);
}

/** The label and address of a license; '' (none was sent) means "all rights reserved". */
export function describeLicense(name: string): { label: string; url: string } {
	const known = LICENSES[name] ?? LICENSES['all-rights-reserved'];
	if (known === undefined) throw new Error('The table of licenses has no default.');
	return known;
}
