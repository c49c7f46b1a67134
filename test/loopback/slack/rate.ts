import { type Dict, str } from './json.ts';

/** At most `count` calls of a method in any `perMs`, counted for the workspace or for each channel. */
export interface RateRule {
  readonly method: string;
  readonly count: number;
  readonly perMs: number;
  readonly byChannel?: boolean;
}

/** Counts calls against the rules. */
export interface RateLimits {
  add(rule: RateRule): void;
  clear(): void;
  /** Returns the seconds to wait if this call exceeds a limit; otherwise counts it and returns `undefined`. */
  check(method: string, team: string, args: Dict): number | undefined;
}

/** Creates limits without any rule, so nothing is limited. */
export function createRateLimits(now: () => number): RateLimits {
  let rules: RateRule[] = [];
  const calls = new Map<string, number[]>();
  return {
    add: (rule) => {
      rules.push(rule);
    },
    clear: () => {
      rules = [];
      calls.clear();
    },
    check: (method, team, args) => {
      const counted: [string, number[]][] = [];
      for (const rule of rules.filter((each) => each.method === method)) {
        const key = [rules.indexOf(rule), team, rule.byChannel ? str(args.channel) : ''].join(' ');
        const recent = (calls.get(key) ?? []).filter((at) => at > now() - rule.perMs);
        const oldest = recent[0];
        if (recent.length >= rule.count && oldest !== undefined) {
          return Math.max(1, Math.ceil((oldest + rule.perMs - now()) / 1000));
        }
        counted.push([key, recent]);
      }
      for (const [key, recent] of counted) calls.set(key, [...recent, now()]);
      return undefined;
    },
  };
}
