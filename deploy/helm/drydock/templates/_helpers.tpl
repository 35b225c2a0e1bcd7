{{- define "drydock.name" -}}
{{ printf "%s-%s" .Release.Name .service | trunc 52 | trimSuffix "-" }}
{{- end -}}

{{- define "drydock.match" -}}
app.kubernetes.io/name: drydock
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: {{ .service }}
{{- end -}}

{{- define "drydock.labels" -}}
{{ include "drydock.match" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "drydock.image" -}}
{{ with .Values.image.repository }}{{ . }}/{{ end }}drydock-{{ .service }}:{{ .Values.image.tag }}
{{- end -}}

{{- /* participants sign answers and go to sites */ -}}
{{- define "drydock.participant" -}}
{{- if has .service (list "backup" "vcs" "migration" "maintenance") }}yes{{ end -}}
{{- end -}}

{{- /* whoever works on runs makes them */ -}}
{{- define "drydock.traces" -}}
{{- if and .Values.traces (ne .service "audit") }}yes{{ end -}}
{{- end -}}

{{- define "drydock.environment" -}}
{{- $values := index .Values.services .service -}}
# stable and unique: the static member id on Kafka, and the owner of the leases
- name: DRYDOCK_REPLICA
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
- { name: QUARKUS_CONFIG_LOCATIONS, value: /run/drydock/own/secret.properties }
- { name: KAFKA_BOOTSTRAP_SERVERS, value: {{ .Values.kafka.bootstrap | quote }} }
- { name: KAFKA_SECURITY_PROTOCOL, value: {{ .Values.kafka.protocol | quote }} }
{{- if hasPrefix "SASL" .Values.kafka.protocol }}
- { name: KAFKA_SASL_MECHANISM, value: {{ .Values.kafka.mechanism | quote }} }
{{- end }}
{{- if .Values.kafka.caSecret }}
- { name: KAFKA_SSL_TRUSTSTORE_TYPE, value: PEM }
- { name: KAFKA_SSL_TRUSTSTORE_LOCATION, value: /run/drydock/kafka/ca.crt }
{{- end }}
- { name: QUARKUS_DATASOURCE_JDBC_URL, value: {{ .Values.postgresql.url | quote }} }
- { name: QUARKUS_DATASOURCE_USERNAME, value: {{ $values.user | quote }} }
{{- if eq .service "audit" }}
- { name: QUARKUS_FLYWAY_USERNAME, value: {{ $values.owner | quote }} }
# whose a token is only the orchestrator knows
- { name: DRYDOCK_ORCHESTRATOR_URL, value: "http://{{ include "drydock.name" (merge (dict "service" "orchestrator") .) }}:8080" }
{{- else }}
- { name: DRYDOCK_SIGNING_KEY, value: /run/drydock/own/signing.key }
{{- end }}
- { name: DRYDOCK_TRUSTED_KEYS, value: /run/drydock/trusted }
{{- if include "drydock.traces" . }}
- { name: DRYDOCK_TRACES, value: {{ .Values.traces | quote }} }
{{- end }}
{{- if include "drydock.participant" . }}
- { name: DRYDOCK_SECRETS, value: /run/drydock/sites }
{{- else }}
- { name: DRYDOCK_ADMIN_TOKEN_FILE, value: /run/drydock/admin/token }
{{- end }}
{{- if and (eq .service "orchestrator") .Values.secrets.sources }}
- { name: DRYDOCK_SECRETS, value: /run/drydock/sources }
{{- end }}
{{- if eq .service "backup" }}
- { name: DRYDOCK_STORE, value: /store }
- { name: DRYDOCK_SCRATCH, value: /scratch }
{{- end }}
{{- range $name, $value := $values.env }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
{{- end -}}

{{- define "drydock.mounts" -}}
- { name: tmp, mountPath: /tmp }
- { name: own, mountPath: /run/drydock/own, readOnly: true }
- { name: trusted, mountPath: /run/drydock/trusted, readOnly: true }
{{- if .Values.kafka.caSecret }}
- { name: kafka, mountPath: /run/drydock/kafka, readOnly: true }
{{- end }}
{{- if .Values.postgresql.caSecret }}
- { name: postgresql, mountPath: /run/drydock/postgresql, readOnly: true }
{{- end }}
{{- if include "drydock.participant" . }}
- { name: sites, mountPath: /run/drydock/sites, readOnly: true }
{{- else }}
- { name: admin, mountPath: /run/drydock/admin, readOnly: true }
{{- end }}
{{- if and (eq .service "orchestrator") .Values.secrets.sources }}
- { name: sources, mountPath: /run/drydock/sources, readOnly: true }
{{- end }}
{{- if eq .service "backup" }}
- { name: store, mountPath: /store }
- { name: scratch, mountPath: /scratch }
{{- end }}
{{- end -}}

{{- define "drydock.volumes" -}}
{{- $values := index .Values.services .service -}}
- { name: tmp, emptyDir: { sizeLimit: 1Gi } }
- name: own
  secret:
    secretName: {{ $values.secret }}
    defaultMode: 0440
    items:
      - { key: secret.properties, path: secret.properties }
      {{- if ne .service "audit" }}
      - { key: signing.key, path: signing.key }
      {{- end }}
- name: trusted
  secret: { secretName: {{ .Values.secrets.trusted }}, defaultMode: 0440 }
{{- with .Values.kafka.caSecret }}
- name: kafka
  secret: { secretName: {{ . }}, defaultMode: 0440, items: [{ key: ca.crt, path: ca.crt }] }
{{- end }}
{{- with .Values.postgresql.caSecret }}
- name: postgresql
  secret: { secretName: {{ . }}, defaultMode: 0440, items: [{ key: ca.crt, path: ca.crt }] }
{{- end }}
{{- if include "drydock.participant" . }}
- name: sites
  secret: { secretName: {{ .Values.secrets.sites }}, defaultMode: 0440 }
{{- else }}
- name: admin
  secret: { secretName: {{ .Values.secrets.admin }}, defaultMode: 0440, items: [{ key: token, path: token }] }
{{- end }}
{{- if and (eq .service "orchestrator") .Values.secrets.sources }}
- name: sources
  secret: { secretName: {{ .Values.secrets.sources }}, defaultMode: 0440 }
{{- end }}
{{- if eq .service "backup" }}
- name: store
  persistentVolumeClaim: { claimName: {{ .Values.store.existingClaim | default (printf "%s-store" .Release.Name) }} }
- name: scratch
  emptyDir: { sizeLimit: {{ .Values.scratch.size }} }
{{- end }}
{{- end -}}
