import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBank } from '../../../src/bank/bank.ts';
import { loadBank } from '../../../src/bank/loader.ts';
import { questionCard } from '../../../src/bot/cards/bank.ts';
import { feedbackCard } from '../../../src/bot/cards/feedback.ts';
import { helpCard } from '../../../src/bot/cards/help.ts';
import { closedQuestionCard, openQuestionCard } from '../../../src/bot/cards/question.ts';
import { standingsTable } from '../../../src/bot/cards/standings.ts';
import { commands } from '../../../src/bot/commands/all.ts';
import type { Round } from '../../../src/bot/ports/game.ts';
import { fenced, literal } from '../../../src/platforms/discord/markdown.ts';
import { renderCard } from '../../../src/platforms/discord/render.ts';
import type { Card } from '../../../src/view/card.ts';
import { split } from '../../../src/view/fit.ts';
import { limits } from '../../../src/view/limits.ts';
import { checkMessage } from '../../support/discord/validate/message.ts';

const { syllabus, entries } = await loadBank('data');
const questions = entries.map(({ question }) => question);
const bank = createBank(syllabus, questions);

/** What Discord would refuse about a card's message. */
const refusals = (card: Card): unknown[] => checkMessage({ ...renderCard(card, 1) }, []);

test('every card of every question is one that Discord takes', () => {
  const longName = '_*~'.repeat(20).slice(0, limits.name);
  const standings = Array.from({ length: 5 }, (_, index) => ({
    member: index,
    name: longName,
    points: 1_000_000,
    answers: 9,
    right: 9,
    rank: 1,
  }));
  for (const question of questions) {
    const cards = split(questionCard(question, bank));
    if (question.kind !== 'open') {
      const game = { kind: 'daily', schedule: 1, reveal: 'instant', day: 1000, dueAt: 0 } as const;
      const round: Round = {
        id: 2 ** 31,
        channel: 1,
        question,
        game,
        openedAt: 0,
        closesAt: 1,
        closedAt: 1,
        answers: 100_000,
        firstRight: 1,
      };
      const votes = new Map(question.choices.map((_, index) => [index, 100_000]));
      const answer = { round: 1, member: 1, choice: 0, right: false, points: 30, at: 0, streak: 1000 };
      cards.push(
        openQuestionCard(round, 'Question 50 of 50', ['Posted late, as I was away.'], bank),
        closedQuestionCard(round, 'Question 50 of 50', votes, longName, [standingsTable(standings)], bank),
        feedbackCard(round, answer, longName),
      );
    }
    expect([question.id, cards.flatMap(refusals)]).toEqual([question.id, []]);
  }
  expect(refusals(helpCard(commands, bank))).toEqual([]);
});

describe('text of people and questions', () => {
  test.each([
    ['**bold** _it_ ~~no~~ ||spoiler||', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|'],
    ['<@123> <#1> <:x:1> <t:0:R>', '\\<@123\\> \\<\\#1\\> \\<:x:1\\> \\<t:0:R\\>'],
    ['@everyone @here', '@\u200beveryone @\u200bhere'],
    ['# title\n- item\n1. one\n> quote\n-# small', '\\# title\n\\- item\n\\1. one\n\\> quote\n-\\# small'],
    ['[evil](https://evil.example)', '\\[evil\\](https:\\/\\/evil.example)'],
    ['`code`', '\\`code\\`'],
  ])('%j stays what it is', (text, shown) => expect(literal(text)).toBe(shown));

  test('no backtick run inside a fence can close it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', '\n', ' ') }), (code) => {
        const inner = fenced(code).slice('```\n'.length, -'\n```'.length);
        expect(inner).not.toContain('```');
      }),
    );
  });

  test('an escaped text reads as it was written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          literal(text)
            .replace(/\\([^0-9A-Za-z\s])/g, '$1')
            .replaceAll('\u200b', ''),
        ).toBe(text.replaceAll('\u200b', ''));
      }),
    );
  });
});
