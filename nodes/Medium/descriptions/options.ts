import type { INodeProperties } from 'n8n-workflow';
import { optionField, readOption, readSwitch } from '../parameters/fields';
import { type Parameters, parametersIn } from '../parameters/parameters';
import { DEFAULT_TIME_LIMITS, type TimeLimits } from '../transport/connection';

/** 24 days, in milliseconds: not much more, and Node.js timers overflow to no wait at all. */
const MAX_LIMIT_MS = 24 * 24 * 60 * 60 * 1000;

const READ_SECONDS = DEFAULT_TIME_LIMITS.readMs / 1000;
const WRITE_SECONDS = DEFAULT_TIME_LIMITS.writeMs / 1000;

export const requestTimeout: INodeProperties = {
	displayName: 'Request Timeout',
	name: 'requestTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: READ_SECONDS,
	description: 'How many seconds to wait for a response when reading from Medium',
};

const writeTimeout: INodeProperties = {
	displayName: 'Publish and Upload Timeout',
	name: 'writeTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: WRITE_SECONDS,
	description:
		'How many seconds to wait when a story or image is sent. Medium fetches the images of a story while you wait, so long stories take time.',
};

const checkFeed: INodeProperties = {
	displayName: 'Check the Feed',
	name: 'checkFeed',
	type: 'boolean',
	default: false,
	description:
		'Whether to look for a public story in your feed when Medium gives no clear response. If it is there, it counts as published, with its ID and link. If it is not, that proves nothing: feeds lag behind. Takes up to 15 seconds for each such story.',
};

const dailyLimit = optionField({
	displayName: 'When the Daily Limit Is Reached',
	name: 'dailyLimit',
	type: 'options',
	options: [
		{
			name: 'Continue Later',
			value: 'continueLater',
			description:
				'Return the other items as {published: false, reason: "dailyLimit"}, for a later run to publish',
		},
		{ name: 'Stop', value: 'stop', description: 'Stop with an error' },
	],
	default: 'stop',
	description:
		'What to do with the stories that are left when Medium accepts no more: it takes ten a user within 24 hours. With Continue Later and Skip If Already Published, a schedule works off any number of stories.',
});

/** Options of operations that only read. */
export const readingOptions = collection([requestTimeout]);

/** Options of operations that send something. */
export const writingOptions = collection([writeTimeout, requestTimeout]);

/** Options of operations that publish. */
export const publishingOptions = collection([checkFeed, writeTimeout, requestTimeout, dailyLimit]);

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

/** Reads how long to wait for Medium; for what is no number of seconds, as long as by default. */
export function readTimeLimits(parameters: Parameters): TimeLimits {
	const options = parametersIn(writingOptions, parameters);
	return {
		readMs: readSeconds(options, requestTimeout) ?? DEFAULT_TIME_LIMITS.readMs,
		writeMs: readSeconds(options, writeTimeout) ?? DEFAULT_TIME_LIMITS.writeMs,
	};
}

/** @returns milliseconds */
function readSeconds(parameters: Parameters, { name }: INodeProperties): number | undefined {
	const ms = Number(parameters.get(name)) * 1000;
	return ms > 0 ? Math.min(ms, MAX_LIMIT_MS) : undefined;
}

/** Reads what becomes of stories that are over the daily limit. */
export function readWhenLimited(parameters: Parameters): 'stop' | 'continueLater' {
	return readOption(parametersIn(publishingOptions, parameters), dailyLimit);
}

/** Reads whether to look in the feed for a story of which nobody knows whether it was published. */
export function readChecksFeed(parameters: Parameters): boolean {
	return readSwitch(parametersIn(publishingOptions, parameters), checkFeed);
}
