curl -X DELETE "<your-answer-ai-host-domain>/api/v1/chatmessage/{your-chatflowid}?sessionId=123" \
  -H "Authorization: Basic <base64-encoded-credentials>"
