import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { formCard } from '../../chat/form-card.ts';

/** Renders a form as a card: the terminal has no fields to fill in, so people type the command again. */
export const renderForm = (form: Form): Card => formCard(form);
