FROM node:26-slim
WORKDIR /hotseat
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
RUN mkdir /data && chown node /data
USER node
ENV DATABASE_URL=/data/hotseat.db NODE_ENV=production
VOLUME /data
CMD ["node", "hotseat.js"]
