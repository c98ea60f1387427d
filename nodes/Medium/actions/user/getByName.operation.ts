import { readUserSource, userField } from '../../descriptions/feedSource';
import { readingOptions } from '../../descriptions/options';
import { readOwner } from '../../feed/story';
import type { Operation } from '../operation';
import { readFeed } from '../readFeed';

/** User → Get by Name: what a user's feed says about the user. */
export const getUserByName: Operation = {
	name: 'Get by Name',
	action: 'Get a user by name',
	description: 'Get the name and picture of any user by @name; no token is needed',
	withoutToken: true,
	fields: [userField, readingOptions],
	async execute(context) {
		const source = readUserSource(context.parameters);
		const feed = await readFeed(context, source);
		const owner = readOwner(feed.channel);
		return {
			username: source.username ?? null,
			name: owner.name,
			url: owner.url,
			imageUrl: owner.imageUrl,
			feedUrl: source.feedUrl,
		};
	},
};
