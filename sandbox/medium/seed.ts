/**
 * The users, publications, tokens and applications of a new sandbox. All names are invented. Tokens,
 * ids and secrets are constants, so a credential that you fill in by hand survives a restart.
 */
const COFFEE = 'c0ffee'.repeat(10);

/** The token to start with: Mara Lindqvist's, with every scope. It never expires. */
export const SANDBOX_TOKEN = `${COFFEE}00001`;

/** One token for each case. */
export const SEED_TOKENS = {
	/** Mara, every scope, never expires. */
	mara: SANDBOX_TOKEN,
	/** Tomás, every scope, never expires. */
	tomas: `${COFFEE}00002`,
	/** Mara, with `basicProfile` only: posting returns code 6002. */
	profileOnly: `${COFFEE}00003`,
	/** Mara, expired: code 6003. */
	expired: `${COFFEE}00004`,
	/** A user whose API access is disabled: code 6027. */
	apiDisabled: `${COFFEE}00005`,
	/** A user who no longer exists: code 6004. */
	userGone: `${COFFEE}00006`,
	/** An application that no longer exists: code 6005. */
	applicationGone: `${COFFEE}00007`,
	/** Mara, with the scopes of a real integration token: all but the extended scope `uploadImage`. */
	noUploads: `${COFFEE}00008`,
} as const;

/** The OAuth2 applications. Only the second one may use `uploadImage`. */
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

/** Users; an `id` is specific to the application and has 65 digits, as in recorded responses. */
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

/** How many contributors the largest publication has. Medium returns them all, without paging. */
const CROWD = 1_200;

/** Publications, with Mara's role in each. */
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
		// Mara writes for it: drafts only. Its id has 11 digits; on Medium, some have 11 instead of 12.
		id: 'b2c3d4e5f6a',
		slug: 'harbour-notes',
		name: 'Harbor Notes',
		description: 'Letters from towns with a lighthouse.',
		contributors: [
			{ userId: TOMAS.id, role: 'editor' },
			{ userId: MARA.id, role: 'writer' },
		],
		followers: [],
	},
	{
		// Mara only follows it, so she may not publish there. It is the largest one.
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
		// Mara follows it too. Its texts contain everything that is easy to escape twice or not at all.
		id: 'd4e5f6a1b2c3',
		slug: 'ampersand-quarterly',
		name: 'Ampersand & Söhne “Quarterly”',
		description: 'He said "quotes", she said <none>; it\'s about 文字, emoji 🖋️ & naïve façades.',
		contributors: [{ userId: TOMAS.id, role: 'editor' }],
		followers: [MARA.id],
	},
] as const;
