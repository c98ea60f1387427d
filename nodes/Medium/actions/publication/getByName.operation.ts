import { feedPublicationField, readPublicationSource } from '../../descriptions/feedSource';
import { readingOptions } from '../../descriptions/options';
import { readOwner, readStories } from '../../feed/story';
import type { Operation } from '../operation';
import { readFeed } from '../readFeed';

/** Publication → Get: what a publication's feed says about it, its ID for the API included. */
export const getPublication: Operation = {
	name: 'Get',
	action: 'Get a publication',
	description:
		'Get the name, description, picture and ID of any publication by its address; needs no token',
	withoutToken: true,
	fields: [feedPublicationField, readingOptions],
	async execute(context) {
		const source = readPublicationSource(context.parameters);
		const feed = await readFeed(context, source);
		const owner = readOwner(feed.channel);
		// The links of a publication's own stories contain it too.
		const story = readStories(feed).find(({ publicationId }) => publicationId !== undefined);
		return {
			id: owner.publicationId ?? story?.publicationId ?? null,
			name: owner.name,
			description: owner.description,
			url: owner.url,
			imageUrl: owner.imageUrl,
			feedUrl: source.feedUrl,
		};
	},
};
