{{- define "dragoman.name" -}}
{{- if contains "dragoman" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-dragoman" .Release.Name | trunc 50 | trimSuffix "-" }}{{ end -}}
{{- end }}

{{- define "dragoman.labels" -}}
app.kubernetes.io/name: dragoman
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "dragoman.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}{{ else }}{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end -}}
{{- end }}

{{- define "dragoman.topology" -}}
{{ .Files.Get "files/topology.yaml" }}
{{- end }}

{{- /* Secret an agent logs in with: dict "root" $ "agent" name */ -}}
{{- define "dragoman.credentials" -}}
{{- if .root.Values.strimzi.users }}{{ include "dragoman.name" .root }}-{{ .agent }}{{ else }}{{ .root.Values.kafka.credentialsSecret }}{{ end -}}
{{- end }}

{{- define "dragoman.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "dragoman.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- /* Name and password of SASL, and the authorities of TLS: dict "root" $ "agent" name */ -}}
{{- define "dragoman.loginEnv" -}}
{{- if hasPrefix "SASL" .root.Values.kafka.securityProtocol }}
{{- $oauth := eq .root.Values.kafka.saslMechanism "OAUTHBEARER" }}
{{- if and $oauth .root.Values.strimzi.users }}{{ fail "strimzi.users makes users with passwords; leave it off with OAUTHBEARER" }}{{ end }}
- name: {{ $oauth | ternary "KAFKA_SASL_CLIENT_ID" "KAFKA_SASL_USERNAME" }}
{{- if .root.Values.strimzi.users }}
  value: {{ include "dragoman.credentials" . }}
{{- else }}
  valueFrom: {secretKeyRef: {name: {{ required "kafka.credentialsSecret is needed for SASL" .root.Values.kafka.credentialsSecret }}, key: username}}
{{- end }}
- name: {{ $oauth | ternary "KAFKA_SASL_CLIENT_SECRET" "KAFKA_SASL_PASSWORD" }}
  valueFrom: {secretKeyRef: {name: {{ include "dragoman.credentials" . }}, key: password}}
{{- end }}
{{- if .root.Values.kafka.caSecret }}
- name: KAFKA_SSL_CAFILE
  value: /kafka-ca/{{ .root.Values.kafka.caKey }}
{{- end }}
{{- end }}

{{- define "dragoman.volumes" -}}
- name: scratch
  emptyDir: {sizeLimit: {{ .scratch | default .root.Values.scratchSize }}}
{{- if .root.Values.kafka.caSecret }}
- name: kafka-ca
  secret: {secretName: {{ .root.Values.kafka.caSecret }}}
{{- end }}
{{- end }}

{{- define "dragoman.mounts" -}}
- {name: scratch, mountPath: /scratch}
{{- if .Values.kafka.caSecret }}
- {name: kafka-ca, mountPath: /kafka-ca, readOnly: true}
{{- end }}
{{- end }}
