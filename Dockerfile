# The server with the h5 pages and the console. Runs anywhere; docs/operations.md says what WeChat cloud hosting needs.
FROM node:20-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund --prefer-offline
RUN npm run build:ts && npm run build:h5 --workspace apps/miniprogram && npm run build:console
# What runs needs the dependencies of the server alone: a quarter of what building takes.
RUN npm ci --omit=dev --workspace apps/server --no-audit --no-fund --prefer-offline

FROM node:20-slim
WORKDIR /app
# A port below 1024 is not everywhere open to a user without rights.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/app/data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/packages packages
COPY --from=build /app/apps/server apps/server
COPY --from=build /app/apps/miniprogram/dist/h5 apps/miniprogram/dist/h5
COPY --from=build /app/apps/admin/dist apps/admin/dist
# Some platforms choose the user themselves.
RUN mkdir data && chmod 1777 data
USER node
EXPOSE 8080
CMD ["node", "apps/server/dist/main.js"]
