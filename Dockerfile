# A small image with the one static binary: `docker build -t mermaidc .`, then
# `docker run --rm -v "$PWD:/work:ro" mermaidc check`.
FROM rust:1.95-alpine3.22 AS build
RUN apk add --no-cache musl-dev=~1.2
WORKDIR /source
COPY . .
RUN cargo build --locked --profile dist && cp target/dist/mermaidc /mermaidc

FROM scratch
COPY --from=build /mermaidc /mermaidc
WORKDIR /work
USER 65534:65534
ENTRYPOINT ["/mermaidc"]
CMD ["check"]
