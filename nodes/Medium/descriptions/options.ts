import type { INodeProperties } from 'n8n-workflow';

export const requestTimeout: INodeProperties = {
	displayName: 'Request Timeout',
	name: 'requestTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
	description: 'How many seconds to wait for an answer when something is read from Medium',
};

const writeTimeout: INodeProperties = {
	displayName: 'Publish and Upload Timeout',
	name: 'writeTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 120,
	description:
		'How many seconds to wait when a story or image is sent. Medium fetches the images of a story while you wait, so long stories take time.',
};

const checkFeed: INodeProperties = {
	displayName: 'Check the Feed',
	name: 'checkFeed',
	type: 'boolean',
	default: false,
	description:
		'Whether to look for a public story in your feed when Medium has given no clear answer. If it is there, it counts as published, with its ID and link. If it is not, nothing is concluded: feeds lag behind. Takes up to 15 seconds for each such story.',
};

const dailyLimit: INodeProperties = {
	displayName: 'When the Daily Limit Is Reached',
	name: 'dailyLimit',
	type: 'options',
	options: [
		{
			name: 'Continue Later',
			value: 'continueLater',
			description:
				'Put out the other items as {published: false, reason: "dailyLimit"}, for a later run to publish',
		},
		{ name: 'Stop', value: 'stop', description: 'Stop with an error' },
	],
	default: 'stop',
	description:
		'What to do with the stories that are left when Medium accepts no more: it takes ten a user within 24 hours. With Continue Later and Skip If Already Published, a schedule works off any number of stories.',
};

/** Options of operations that only read. */
export const readOptions: INodeProperties = collection([requestTimeout]);

/** Options of operations that send something. */
export const writeOptions: INodeProperties = collection([writeTimeout, requestTimeout]);

/** Options of operations that publish. */
export const publishOptions: INodeProperties = collection([
	checkFeed,
	writeTimeout,
	requestTimeout,
	dailyLimit,
]);

function collection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}
