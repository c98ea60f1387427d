/** The stories in the feeds of a new local Medium: small and invented. */
import { SEED_PUBLICATIONS, SEED_TOKENS } from '../medium/seed.ts';
import { Failure } from '../support/failure.ts';

/** Tomás, the author of these stories, edits it. */
const [, HARBOR_NOTES] = SEED_PUBLICATIONS;

const STORIES = [
	{
		title: 'The Ferry That Waits for Nobody',
		publishedAt: '2025-01-14T07:30:00.000Z',
		tags: ['harbor', 'travel'],
		content: `# The Ferry That Waits for Nobody

## What a timetable is worth in January

The first boat leaves at ten to seven, in the dark, with **three cars and a dog**. Whoever is late may watch its lights.

- Tickets are sold on board.
- Dogs go free, if they can prove it.

> There is always another boat. It is only never this one.
`,
	},
	{
		title: 'Notes on Writing in a Lighthouse',
		publishedAt: '2025-02-03T18:05:00.000Z',
		tags: ['writing', 'travel'],
		content: `# Notes on Writing in a Lighthouse

There are 219 steps between the kettle and the desk. You think twice before you get up, and so the second paragraph gets written.

1. Fill the kettle in the morning.
2. Take the pencil up as well.
`,
	},
	{
		title: 'How to Read a Tide Table',
		publishedAt: '2025-02-03T06:40:00.000Z',
		tags: ['sea', 'travel'],
		content: `# How to Read a Tide Table

The columns are times, the small figures are meters. What it does not say is what the wind will add to them.
`,
	},
];

/** Publishes them in Harbor Notes through the API. Throws a `Failure` if the API rejects one. */
export async function provideStories(mediumUrl: string): Promise<void> {
	for (const story of STORIES) {
		const response = await fetch(new URL(`/v1/publications/${HARBOR_NOTES.id}/posts`, mediumUrl), {
			method: 'POST',
			headers: {
				authorization: `Bearer ${SEED_TOKENS.tomas}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({ ...story, contentFormat: 'markdown', publishStatus: 'public' }),
		});
		if (!response.ok) {
			throw new Failure(
				`The local Medium returned ${response.status} for the story "${story.title}".`,
			);
		}
	}
}
