import type { INodeProperties } from 'n8n-workflow';
import { type License, LICENSES } from '../../content/licenses';
import {
	optionField,
	readIfGiven,
	readOption,
	readSwitch,
	readWebAddress,
} from '../../parameters/fields';
import { type Parameters, parametersIn } from '../../parameters/parameters';
import { publishedAtField, readPublishedAt } from './publishedAt';
import { readTags, tagsField } from './tags';

const canonicalUrlField: INodeProperties = {
	displayName: 'Canonical URL',
	name: 'canonicalUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/my-story',
	description:
		'Where the story was first published. Search engines then count it for that address.',
};

export const licenseField = optionField<License>({
	displayName: 'License',
	name: 'license',
	type: 'options',
	options: (Object.keys(LICENSES) as License[]).map((value) => ({ name: LICENSES[value], value })),
	default: 'all-rights-reserved',
	description: 'What others may do with the story',
});

const notifyFollowersField: INodeProperties = {
	displayName: 'Notify Followers',
	name: 'notifyFollowers',
	type: 'boolean',
	default: true,
	description:
		'Whether Medium tells your followers about the story. Medium does so unless you add this option and switch it off.',
};

/** What goes with a story besides its text. Named as in n8n's built-in Medium node. */
export const additionalFieldsField: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [canonicalUrlField, licenseField, notifyFollowersField, publishedAtField, tagsField],
};

/** What Additional Fields say; what was not added or is empty is left to the front matter. */
export interface AdditionalFields {
	canonicalUrl?: string;
	license?: License;
	/** An explicit false is meaningful: Medium notifies followers unless told not to. */
	notifyFollowers?: boolean;
	/** ISO 8601. */
	publishedAt?: string;
	tags?: string[];
}

/**
 * Reads Additional Fields.
 *
 * @param now in milliseconds
 * @throws NodeOperationError for what Medium would not take
 */
export function readAdditionalFields(parameters: Parameters, now: number): AdditionalFields {
	const fields = parametersIn(additionalFieldsField, parameters);
	return {
		canonicalUrl: readWebAddress(fields, canonicalUrlField) || undefined,
		license: readIfGiven(fields, licenseField, readOption),
		notifyFollowers: readIfGiven(fields, notifyFollowersField, readSwitch),
		publishedAt: readPublishedAt(fields, now),
		tags: readIfGiven(fields, tagsField, readTags),
	};
}
