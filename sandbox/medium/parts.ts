import type { Clock } from './clock.ts';
import type { DailyLimit } from './dailyLimit.ts';
import type { FeedSettings } from './feeds/settings.ts';
import type { Faults } from './faults.ts';
import type { RequestLog } from './requests.ts';
import type { Store } from './store.ts';

/** The state that the routes of one local Medium share. */
export type MediumParts = {
	store: Store;
	clock: Clock;
	dailyLimit: DailyLimit;
	faults: Faults;
	feeds: FeedSettings;
	requests: RequestLog;
};
