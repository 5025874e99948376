curl -X POST https://flow.ciniter.com/api/v1/prediction/your-flow-id \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer your-api-key" \
  -d '{"question": "Hello! What can you help me with?"}'
