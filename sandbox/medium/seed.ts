/**
 * Who and what exists in a fresh sandbox. Every name is invented, and every token, id and secret
 * is a constant so that a credential can be filled in by hand and survives a restart.
 */
const COFFEE = 'c0ffee'.repeat(10);

/** The token to try things with: Mara Lindqvist's, every scope, never expires. */
export const SANDBOX_TOKEN = `${COFFEE}00001`;

/** Tokens for the other cases, one each. */
export const SEED_TOKENS = {
	/** Mara, every scope, never expires. */
	mara: SANDBOX_TOKEN,
	/** Tomás, every scope, never expires. */
	tomas: `${COFFEE}00002`,
	/** Mara, but only `basicProfile`: posting answers 6002. */
	profileOnly: `${COFFEE}00003`,
	/** Mara, expired long ago: 6003. */
	expired: `${COFFEE}00004`,
	/** Of a user whose API access is switched off: 6027. */
	apiDisabled: `${COFFEE}00005`,
	/** Of a user who no longer exists: 6004. */
	userGone: `${COFFEE}00006`,
	/** Of an application that no longer exists: 6005. */
	applicationGone: `${COFFEE}00007`,
	/** Mara, as Medium issues integration tokens: all but the extended scope `uploadImage`. */
	noUploads: `${COFFEE}00008`,
} as const;

/** The OAuth2 applications. Only the second one has Medium's permission for `uploadImage`. */
export const SEED_APPLICATIONS = [
	{
		clientId: 'sandbox-client',
		clientSecret: 'sandbox-client-secret',
		name: 'n8n in the sandbox',
		mayUpload: false,
	},
	{
		clientId: 'sandbox-uploader',
		clientSecret: 'sandbox-uploader-secret',
		name: 'n8n with uploads in the sandbox',
		mayUpload: true,
	},
] as const;

/** Users; `id` is application-scoped and 65 digits long, as in recorded answers. */
export const SEED_USERS = [
	{
		id: `1${'5eed'.repeat(16)}`,
		username: 'mara.lindqvist',
		name: 'Mara Lindqvist',
		apiDisabled: false,
	},
	{
		id: `2${'5eed'.repeat(16)}`,
		username: 'tomas-okafor',
		name: 'Tomás Okafor',
		apiDisabled: false,
	},
	{
		id: `3${'5eed'.repeat(16)}`,
		username: 'quiet.account',
		name: 'Quiet Account',
		apiDisabled: true,
	},
] as const;

const [MARA, TOMAS] = SEED_USERS;

/** How many contributors the crowded publication has: Medium answers them all, without paging. */
const CROWD = 1_200;

/** Publications, with what each is there to show for Mara. */
export const SEED_PUBLICATIONS = [
	{
		// Mara edits it: she may publish with any status.
		id: 'a1b2c3d4e5f6',
		slug: 'slow-compiler',
		name: 'The Slow Compiler',
		description: 'Essays on programs that take their time.',
		contributors: [
			{ userId: MARA.id, role: 'editor' },
			{ userId: TOMAS.id, role: 'writer' },
		],
		followers: [],
	},
	{
		// Mara writes for it: drafts only. Its id has 11 digits, as some have.
		id: 'b2c3d4e5f6a',
		slug: 'harbour-notes',
		name: 'Harbour Notes',
		description: 'Letters from towns with a lighthouse.',
		contributors: [
			{ userId: TOMAS.id, role: 'editor' },
			{ userId: MARA.id, role: 'writer' },
		],
		followers: [],
	},
	{
		// Mara only follows it: she may not publish there. It is the crowded one.
		id: 'c3d4e5f6a1b2',
		slug: 'weekend-cartography',
		name: 'Weekend Cartography',
		description: 'Maps drawn on Sundays, by more people than you would think.',
		contributors: [
			{ userId: TOMAS.id, role: 'editor' },
			...Array.from({ length: CROWD }, (_, index) => ({
				userId: `9${'c0de'.repeat(15)}${String(index).padStart(4, '0')}`,
				role: index % 40 === 0 ? 'editor' : 'writer',
			})),
		],
		followers: [MARA.id],
	},
	{
		// Mara follows it too; its words try everything that is easily escaped twice or not at all.
		id: 'd4e5f6a1b2c3',
		slug: 'ampersand-quarterly',
		name: 'Ampersand & Söhne “Quarterly”',
		description: 'He said "quotes", she said <none>; it\'s about 文字, emoji 🖋️ & naïve façades.',
		contributors: [{ userId: TOMAS.id, role: 'editor' }],
		followers: [MARA.id],
	},
] as const;
