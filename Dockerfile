# syntax=docker/dockerfile:1
FROM python:3.11-slim-bookworm AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/portal
COPY requirements.txt .
RUN /opt/portal/bin/pip install --require-hashes --no-deps --only-binary :all: -r requirements.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1 postgresql-client-15 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 portal \
    && useradd --uid 10001 --gid portal --home-dir /data --no-create-home --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal -m 0750 /data
COPY --from=packages /opt/portal /opt/portal
WORKDIR /app
COPY manage.py ./
COPY ops ops
COPY kernel kernel
COPY mechanisms mechanisms
COPY activities activities
COPY reporting reporting
COPY portal portal
COPY templates templates
COPY static static
ENV PATH=/opt/portal/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    PORTAL_DATA=/data \
    STATIC_ROOT=/app/staticfiles
# Throwaway values: collectstatic needs settings that load, and keeps none of them.
RUN SECRET_KEY=only-while-building-000000000000000000000000000000000000 ALLOWED_HOSTS=localhost \
    PORTAL_URL=https://localhost python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q kernel mechanisms activities reporting portal ops
USER portal
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "-m", "ops.probe", "web"]
CMD ["gunicorn", "portal.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "2", "--worker-class", "gthread", "--threads", "4", "--no-control-socket", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"]
