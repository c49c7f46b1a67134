FROM node:26-slim
WORKDIR /hotseat
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
RUN mkdir -p /data node_modules/.cache && chown node /data node_modules/.cache
USER node
# Checks the question bank and keeps what comes of it, so that no start has to.
RUN node --input-type=module -e "import('/hotseat/src/bank/open-bank.ts').then(({ openBank }) => openBank())"
ENV DATABASE_URL=/data/hotseat.db NODE_ENV=production
VOLUME /data
CMD ["node", "hotseat.js"]
