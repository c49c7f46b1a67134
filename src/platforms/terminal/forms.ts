import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { formCard } from '../../chat/form-card.ts';

/** Shows a form in words: a line has no fields to fill in, so it is said again. */
export const renderForm = (form: Form): Card => formCard(form);
