/** The stylesheet of all pages: a serif column of 680 px, in light and dark colors. */
export const STYLES = `
:root {
	color-scheme: light dark;
	--ink: #242424; --soft: #5f5f5f; --line: #e3e3e3; --paper: #fff; --shade: #f7f7f5; --link: #0f6b12;
	--draft: #8a5a00; --unlisted: #2a5fb0; --public: #0f6b12;
	--sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
	--serif: Charter, 'Bitstream Charter', 'Source Serif Pro', Georgia, Cambria, 'Times New Roman', serif;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ink: #e8e6e3; --soft: #a8a6a2; --line: #3a3a3a; --paper: #161616; --shade: #212121; --link: #7cc77f;
		--draft: #e0b060; --unlisted: #8db8f5; --public: #7cc77f;
	}
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 var(--sans); overflow-wrap: break-word; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: 0.15em; }
a:hover { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 8px; }
.site { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding: 14px 24px; border-bottom: 1px solid var(--line); }
.site p { margin: 0; color: var(--soft); font-size: 14px; }
.brand { font: 700 22px/1.2 var(--serif); letter-spacing: -0.02em; text-decoration: none; }
main { max-width: 728px; margin: 0 auto; padding: 40px 24px 96px; }
.small, small { font-size: 14px; color: var(--soft); }
.heading { font: 700 32px/1.2 var(--serif); letter-spacing: -0.02em; margin: 0 0 16px; }
.badge { display: inline-block; padding: 0 8px; border: 1px solid currentColor; border-radius: 99px; font: 600 12px/20px var(--sans); }
.badge.draft { color: var(--draft); } .badge.unlisted { color: var(--unlisted); } .badge.public { color: var(--public); }
.tags { display: inline-flex; flex-wrap: wrap; gap: 6px; list-style: none; margin: 0; padding: 0; }
.tags li { background: var(--shade); border-radius: 99px; padding: 1px 10px; font-size: 13px; }
.stories { list-style: none; margin: 0; padding: 0; }
.card { display: flex; gap: 24px; justify-content: space-between; padding: 24px 0; border-bottom: 1px solid var(--line); }
.card > div { min-width: 0; flex: 1; }
.card p { margin: 0; }
.card h2 { margin: 4px 0; font: 700 22px/1.25 var(--sans); letter-spacing: -0.015em; }
.card h2 a { text-decoration: none; }
.card .excerpt { font-family: var(--serif); color: var(--soft); margin-bottom: 12px; }
.card img { width: 152px; height: 102px; object-fit: cover; flex: none; }
.meta { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center; }
.empty, .message { padding: 48px 0; }
.empty { padding: 48px 32px; background: var(--shade); border-radius: 8px; text-align: center; }
.empty h2, .message h1 { font: 700 26px/1.2 var(--serif); margin: 0 0 12px; }
.empty p { margin: 6px auto; max-width: 46ch; color: var(--soft); }
.story { font: 20px/1.6 var(--serif); letter-spacing: -0.003em; }
.story .title { font: 700 42px/1.18 var(--sans); letter-spacing: -0.025em; margin: 0 0 10px; }
.story .subtitle { font: 400 22px/1.35 var(--sans); color: var(--soft); margin: 0 0 24px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.byline { display: flex; gap: 12px; align-items: center; margin: 24px 0 32px; padding-bottom: 24px; border-bottom: 1px solid var(--line); font: 16px/1.5 var(--sans); letter-spacing: 0; }
.story .byline p { margin: 0; }
.avatar { display: grid; place-items: center; width: 44px; height: 44px; border-radius: 50%; background: var(--link); color: var(--paper); font-weight: 700; }
.story p { margin: 0 0 1.4em; }
.story h3 { font: 700 26px/1.25 var(--sans); letter-spacing: -0.02em; margin: 1.8em 0 0.5em; }
.story h4 { font: 700 20px/1.3 var(--sans); letter-spacing: -0.01em; margin: 1.8em 0 0.5em; }
.story ul, .story ol { padding-left: 1.5em; margin: 0 0 1.4em; }
.story li { margin-bottom: 0.5em; }
.story blockquote { margin: 0 0 1.4em; padding-left: 20px; border-left: 3px solid var(--ink); font-style: italic; }
.story blockquote + blockquote { margin-top: -1.4em; padding-top: 0.8em; }
.story pre { background: var(--shade); border: 1px solid var(--line); border-radius: 4px; padding: 20px; margin: 0 0 1.6em; overflow-x: auto; font: 15px/1.5 ui-monospace, Menlo, Consolas, monospace; tab-size: 4; letter-spacing: 0; }
.story hr { border: 0; margin: 2.2em 0; text-align: center; }
.story hr::before { content: '···'; letter-spacing: 0.8em; font-weight: 700; padding-left: 0.8em; }
.story figure { margin: 2em 0; }
.story img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
.story figcaption { margin-top: 10px; text-align: center; font: 14px/1.4 var(--sans); color: var(--soft); letter-spacing: 0; }
.story .missing, .story .embed { padding: 20px 24px; background: var(--shade); border: 1px dashed var(--soft); border-radius: 4px; font: 15px/1.5 var(--sans); letter-spacing: 0; overflow-wrap: anywhere; }
.story .missing p { margin: 0 0 4px; }
.story .embed figcaption { text-align: left; }
main:has(.columns) { max-width: 1320px; }
.columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 40px; }
.columns > section { min-width: 0; }
.columns > section > h2 { font: 600 16px/1.4 var(--sans); color: var(--soft); margin: 0 0 20px; padding-bottom: 10px; border-bottom: 1px solid var(--line); }
.columns .story { font-size: 18px; overflow-x: auto; }
.story table { border-collapse: collapse; font: 15px/1.5 var(--sans); margin: 0 0 1.4em; }
.story th, .story td { border: 1px solid var(--line); padding: 6px 10px; text-align: left; }
.about { margin-top: 56px; padding: 24px; background: var(--shade); border-radius: 8px; font-size: 15px; }
.about h2 { margin: 0 0 12px; font-size: 18px; } .about h3 { margin: 20px 0 4px; font-size: 15px; }
.about dl, .about ul { margin: 0; } .about > ul { padding-left: 20px; }
.about dl div { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 12px; padding: 5px 0; }
.about dt { color: var(--soft); } .about dd { margin: 0; overflow-wrap: anywhere; }
.about .tags li { background: var(--paper); }
.note { border-left: 3px solid var(--draft); padding-left: 12px; margin: 16px 0 0; }
.consent { max-width: 480px; margin: 24px auto; padding: 32px; border: 1px solid var(--line); border-radius: 8px; }
.consent h1 { font: 700 26px/1.25 var(--serif); margin: 0 0 20px; }
.consent label { display: block; margin-top: 16px; font-weight: 600; }
.consent select { width: 100%; padding: 9px; margin-top: 6px; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; }
.buttons { display: flex; gap: 12px; margin: 24px 0 12px; }
.buttons button { flex: 1; padding: 11px; font: 600 16px/1.2 var(--sans); border-radius: 99px; border: 1px solid var(--link); cursor: pointer; }
.allow { background: var(--link); color: var(--paper); } .deny { background: none; color: var(--link); }
@media (max-width: 860px) { .columns { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 560px) {
	main { padding: 24px 16px 64px; }
	.story { font-size: 18px; } .story .title { font-size: 32px; }
	.card img { width: 88px; height: 88px; }
	.about dl div { grid-template-columns: 1fr; gap: 0; }
}
`;
