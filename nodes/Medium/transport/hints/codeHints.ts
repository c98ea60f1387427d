import { DAILY_LIMIT_CODE } from '../outcome';
import type { HintRow } from './hint';
import { fixCredential, KEEP_TOKEN } from './phrases';

/** What Medium says with a code of its own, or in words that only it uses. */
export const CODE_HINTS: readonly HintRow[] = [
	{
		when: { code: DAILY_LIMIT_CODE },
		message: 'Medium accepts no more stories from you today',
		description:
			'Medium takes ten stories a user within 24 hours, counted from the first of them. This story was not created. Run the remaining items again after the 24 hours.',
	},
	{
		when: { code: 2002 },
		message: 'The story has no content',
		description:
			'Medium received an empty story and created nothing. Fill in Content, or check that its expression or file is not empty.',
	},
	{
		when: { code: 6000 },
		message: 'Medium did not accept the access token',
		// Seen both when no token and when an unknown token was sent.
		description: (context) =>
			`Medium says that a token is required. It also says so when it does not know the token. ${fixCredential(context)} ${KEEP_TOKEN}`,
	},
	{
		when: { code: 6001 },
		message: 'Medium says the access token is invalid',
		description: (context) => `${fixCredential(context)} ${KEEP_TOKEN}`,
	},
	{
		when: { code: 6002 },
		message: 'The access token lacks a permission (scope) that this needs',
		description: ({ credentialType }) =>
			credentialType === 'mediumApi'
				? 'The token was issued without the scope for this operation. Use another token of yours that has it, if you hold one.'
				: 'Open the “Medium OAuth2 API” credential, choose “Connect my account” again and allow everything it asks for. Uploading images needs the scope uploadImage, which Medium must have granted to your application.',
	},
	{
		when: { code: 6003 },
		message: 'Medium says the access token is invalid',
		description: (context) => `${fixCredential(context)} ${KEEP_TOKEN}`,
	},
	{
		when: { code: 6004 },
		message: 'Medium cannot find the user this token belongs to',
		description:
			'The account may have been deleted or suspended. Sign in to medium.com with it; if that works, write to Medium’s support.',
	},
	{
		when: { code: 6005 },
		message: 'Medium cannot find the application this token belongs to',
		description:
			'The application (integration) was removed at Medium. Only Medium’s support can restore it; another token of yours may still work.',
	},
	{
		when: { code: 6026 },
		message: 'Medium does not accept this user ID',
		description:
			'The user ID is not the one of the token’s own account. Use the ID that User → Get returns; the ID in a profile’s address is another one.',
	},
	{
		when: { code: 6027 },
		message: 'The API is switched off for this Medium account',
		description: 'Only Medium’s support can switch it on again. Reading feeds needs no API access.',
	},
	{
		// Spelled so by Medium (n8n forum 28610); sent for a publication's slug.
		when: { status: 400, says: /Inva.{0,2}id publication/i },
		message: 'Medium does not accept this publication ID',
		description:
			'The ID is a run of letters and digits such as b45573563f5a, not the name in the publication’s address. Choose the publication From List, or get the ID with Publication → Get Many.',
	},
];
