import { afterEach, beforeEach } from 'vitest';
import type { Services } from '../../src/bot/services.ts';
import { createTestRuntime, type TestRuntime } from '../support/runtime.ts';
import { createServices } from '../support/services.ts';
import { type BotDriver, openBotDriver } from './bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from './scripted-platform.ts';

/** A bot on a scripted platform, with everything that a test needs. */
export interface TestSetup {
  readonly services: Services & { readonly runtime: TestRuntime };
  readonly platform: ScriptedPlatform;
  /** Replace it with another driver on the same store to simulate another process. */
  driver: BotDriver;
}

/** Sets a bot up on an empty database. */
export const setUp = async (runtime: TestRuntime = createTestRuntime()): Promise<TestSetup> => {
  const services = await createServices(runtime);
  const platform = createScriptedPlatform();
  return { services, platform, driver: openBotDriver(services, platform) };
};

/** Sets a bot up for each test of a file. */
export const setUpEachTest = (runtime: () => TestRuntime = createTestRuntime): TestSetup => {
  const setup = {} as TestSetup;
  beforeEach(async () => {
    Object.assign(setup, await setUp(runtime()));
  });
  afterEach(() => setup.services.store.close());
  return setup;
};
