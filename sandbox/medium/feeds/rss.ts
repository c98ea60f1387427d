import { addressOf } from '../addresses.ts';
import type { Store, Story } from '../store.ts';
import type { Feed } from './feed.ts';
import { teaser, wholeStory } from './storyHtml.ts';
import { tagSlug } from './tags.ts';
import { cdata, escapeXml } from './xml.ts';

/** A feed in the very shape of Medium's, spaces included. `builtAt` is in milliseconds since 1970. */
export function writeRss(feed: Feed, store: Store, builtAt: number): string {
	// Escaped as HTML although it stands in CDATA, and once more where it does not: as seen.
	const title = escapeXml(feed.title);
	const link = escapeXml(feed.link);
	return `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:cc="http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html">
    <channel>
        <title>${cdata(title)}</title>
        <description>${cdata(escapeXml(feed.description))}</description>
        <link>${link}</link>
        <image>
            <url>https://cdn-images-1.medium.com/fit/c/150/150/${feed.image}</url>
            <title>${escapeXml(title)}</title>
            <link>${link}</link>
        </image>
        <generator>Medium</generator>
        <lastBuildDate>${new Date(builtAt).toUTCString()}</lastBuildDate>
        <atom:link href="${escapeXml(feed.self)}" rel="self" type="application/rss+xml"/>
        <webMaster>${cdata('yourfriends@medium.com')}</webMaster>
        <atom:link href="http://medium.superfeedr.com" rel="hub"/>
${feed.stories.map((story) => writeItem(story, feed, store)).join('')}    </channel>
</rss>`;
}

function writeItem(story: Story, feed: Feed, store: Store): string {
	const link = `https://medium.com${addressOf(story, store)}?source=${feed.source}`;
	const isTruncated = feed.isTruncated || story.isMemberOnly === true;
	const body = isTruncated
		? `<description>${cdata(teaser(story, store, link))}</description>`
		: `<content:encoded>${cdata(wholeStory(story, store))}</content:encoded>`;
	const categories = story.tags
		.map((tag) => `            <category>${cdata(tagSlug(tag))}</category>\n`)
		.join('');
	return `        <item>
            <title>${cdata(story.title)}</title>
            <link>${escapeXml(link)}</link>
            <guid isPermaLink="false">https://medium.com/p/${story.id}</guid>
${categories}            <dc:creator>${cdata(store.users.get(story.authorId)?.name ?? 'Unknown author')}</dc:creator>
            <pubDate>${new Date(story.publishedAt).toUTCString()}</pubDate>
            <atom:updated>${new Date(story.updatedAt ?? story.publishedAt).toISOString()}</atom:updated>
            ${body}
        </item>
`;
}
