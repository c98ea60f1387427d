import { limitField, takeLimit } from '../../descriptions/paging';
import { readingOptions } from '../../descriptions/options';
import { readSource, sourceFields } from '../../descriptions/feedSource';
import {
	readFilters,
	readShape,
	storyFiltersField,
	storyOutputFields,
} from '../../descriptions/stories';
import { passesFilters } from '../../feed/filters';
import { shapeStory } from '../../feed/shape';
import { readStories } from '../../feed/story';
import type { Operation } from '../operation';
import { readFeed } from '../readFeed';

/** Post → Get Many: the newest stories of any feed of Medium's; needs no token. */
export const getStories: Operation = {
	name: 'Get Many',
	action: 'Get many posts',
	description:
		'Get the newest stories of a user, publication or tag, ten at most; no token is needed',
	withoutToken: true,
	fields: [
		...sourceFields,
		{ ...limitField, displayOptions: {} },
		...storyOutputFields,
		storyFiltersField,
		readingOptions,
	],
	async execute(context) {
		const { parameters } = context;
		const filters = readFilters(parameters);
		const shape = readShape(parameters);
		const feed = await readFeed(context, readSource(parameters));
		const stories = readStories(feed).filter((story) => passesFilters(story, filters));
		const wanted = takeLimit(stories, parameters);
		return await Promise.all(wanted.map(async (story) => await shapeStory(story, shape)));
	},
};
