# The portal as one image: web, worker, beat and the one-off preparation all run from it.

FROM node:22-bookworm-slim AS design
WORKDIR /design
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM python:3.13-slim-bookworm
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
# Pango and one font family are what WeasyPrint draws with. Their security updates are wanted, so no version is pinned.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /app portal
WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes --requirement requirements.txt
COPY --from=design /design/node_modules/govuk-frontend ./node_modules/govuk-frontend
COPY . .
# Collecting the static files reads the settings but neither database nor broker; the secret of this step goes nowhere.
RUN SECRET_KEY=only-for-collecting-static-files DATABASE_URL=postgresql:///none REDIS_URL=redis://none \
    PUBLIC_URL=https://none.invalid \
    bash -c "python manage.py build_design && python manage.py collectstatic --noinput --verbosity 0" \
 && install -d -o portal /srv/files /srv/beat
USER 10001
ENV FILES_ROOT=/srv/files
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-m", "psed_portal.healthy", "web"]
CMD ["gunicorn", "psed_portal.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--access-logfile", "-", \
     "--logger-class", "psed_portal.access_log.AccessLog"]
