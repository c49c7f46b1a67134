import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';

/** Addresses that documentation has left, each with where it is now. */
const moved: readonly (readonly [RegExp, string])[] = [
  [/^https:\/\/(www\.)?starlette\.io\//, 'https://starlette.dev/'],
  [/^https:\/\/(www\.)?uvicorn\.org\//, 'https://uvicorn.dev/'],
  [/^https:\/\/docs\.celeryproject\.org\//, 'https://docs.celeryq.dev/'],
  [/^https:\/\/pydantic-docs\.helpmanual\.io\//, 'https://docs.pydantic.dev/latest/'],
  [/^https:\/\/(www\.)?python\.org\/dev\/peps\//, 'https://peps.python.org/'],
  [/^https:\/\/docs\.python\.org\/(2|3\.\d+)(\.\d+)?\//, 'https://docs.python.org/3/'],
  [/^https:\/\/docs\.pytest\.org\/en\/latest\//, 'https://docs.pytest.org/en/stable/'],
  [/^https:\/\/docs\.sqlalchemy\.org\/en\/(latest|1\d)\//, 'https://docs.sqlalchemy.org/en/20/'],
  [/^https:\/\/docs\.djangoproject\.com\/en\/[1-4]\.\d+\//, 'https://docs.djangoproject.com/en/stable/'],
  [/^https:\/\/docs\.python-requests\.org\//, 'https://requests.readthedocs.io/'],
  [/^https:\/\/(flask|jinja|werkzeug)\.pocoo\.org\//, 'https://flask.palletsprojects.com/ and its neighbors'],
  [/^https:\/\/tools\.ietf\.org\/html\//, 'https://www.rfc-editor.org/rfc/'],
  [/^https:\/\/(www\.)?reactjs\.org\//, 'https://react.dev/'],
  [/^https:\/\/(www\.)?vitejs\.dev\//, 'https://vite.dev/'],
];

/** Finds references to addresses that have moved. */
export const checkReferences = (entries: readonly Entry[]): Problem[] =>
  entries.flatMap(({ file, question }) =>
    question.references.flatMap((url, index) =>
      moved
        .filter(([old]) => old.test(url))
        .map(([, now]) => ({
          file,
          question: question.id,
          says: `\`references.${index}\` has moved; cite the page below ${now}`,
        })),
    ),
  );
