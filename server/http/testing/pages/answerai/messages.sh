curl "<your-answer-ai-host-domain>/api/v1/chatmessage/{your-chatflowid}?sessionId=123&sort=DESC&startDate=2020-01-01" \
  -H "Authorization: Basic <base64-encoded-credentials>"
