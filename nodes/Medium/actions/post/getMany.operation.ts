import { limitField } from '../../descriptions/paging';
import { readOptions } from '../../descriptions/options';
import { sourceFields } from '../../descriptions/feedSource';
import { storyFiltersField, storyOutputFields } from '../../descriptions/stories';
import { passesFilters } from '../../feed/filters';
import { shapeStory } from '../../feed/shape';
import { readStories } from '../../feed/story';
import { readFilters, readShape, readSource } from '../../parameters/stories';
import { valueOf } from '../../parameters/inputProblem';
import type { Operation } from '../operation';
import { takeLimit } from '../../parameters/paging';
import { parametersOf, readFeed } from '../readFeed';

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
		readOptions,
	],
	async execute(context) {
		const read = parametersOf(context);
		const filters = valueOf(context, readFilters(read, context.functions.getTimezone())) ?? {};
		const shape = valueOf(context, readShape(read))!;
		const { feed } = await readFeed(context, readSource(read));
		const stories = readStories(feed).filter((story) => passesFilters(story, filters));
		const wanted = takeLimit(stories, context);
		return await Promise.all(wanted.map(async (story) => await shapeStory(story, shape)));
	},
};
